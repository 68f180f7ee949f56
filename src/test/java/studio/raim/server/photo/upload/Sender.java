package studio.raim.server.photo.upload;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A script that speaks tus with a token. */
record Sender(String token) {
    static final String UPLOADS = "/api/v1/uploads";

    RequestSpecification me() {
        return given().header("Authorization", "Bearer " + token).header("Tus-Resumable", "1.0.0");
    }

    Response create(long length, Map<String, String> metadata) {
        return me().header("Upload-Length", length)
                .header("Upload-Metadata", encode(metadata))
                .post(UPLOADS);
    }

    /** The path of a new upload. */
    String created(long length, Map<String, String> metadata) {
        return path(create(length, metadata).then().statusCode(201).extract().response());
    }

    static String path(Response created) {
        String location = created.header("Location");
        return location.substring(location.indexOf(UPLOADS));
    }

    Response patch(String path, long offset, byte[] bytes) {
        return me().header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body(bytes)
                .patch(path);
    }

    long offset(String path) {
        return Long.parseLong(me().head(path).then().statusCode(200).extract().header("Upload-Offset"));
    }

    /** Sends a whole file; its upload as JSON. */
    Response send(byte[] bytes, Map<String, String> metadata) {
        String path = created(bytes.length, metadata);
        patch(path, 0, bytes).then().statusCode(204);
        return me().get(path);
    }

    static String encode(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .map(pair -> pair.getKey() + " "
                        + Base64.getEncoder().encodeToString(pair.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    /** A zip file with these paths, written as they are. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : new LinkedHashMap<>(files).entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
