package studio.raim.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.storage.StorageConfig;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PhotosTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    @Inject
    StorageConfig storage;

    @BeforeEach
    void two_members_and_a_judge() {
        person("ann", Role.MEMBER);
        person("bob", Role.MEMBER);
        person("jude", Role.JUDGE);
    }

    private void person(String name, Role role) {
        if (people.find(name).isEmpty()) {
            people.create(name, PASSWORD, Set.of(role));
        }
    }

    private static RequestSpecification as(String name) {
        return given().auth().preemptive().basic(name, PASSWORD);
    }

    /** The form as browsers and curl send it: the file's name in raw UTF-8. */
    private static Response upload(String who, String fileName, byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(fileName)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return as(who).header("Content-Type", "multipart/form-data; boundary=edge")
                .body(body.toByteArray())
                .post("/api/v1/photos");
    }

    @Test
    void an_uploaded_photo_comes_back_byte_for_byte_under_its_name() {
        byte[] png = Pictures.png(40, 20, 1);
        Response made = upload("ann", "Sonnenuntergang über Köln.png", png);
        made.then()
                .statusCode(201)
                .body("fileName", equalTo("Sonnenuntergang über Köln.png"))
                .body("format", equalTo("png"))
                .body("width", equalTo(40))
                .body("height", equalTo(20))
                .body("bytes", equalTo(png.length))
                .header("Location", endsWith("/api/v1/photos/" + made.path("id")));

        String address = "/api/v1/photos/" + made.path("id");
        as("ann").get(address).then().statusCode(200).body("id", equalTo(made.path("id")));
        byte[] original = as("ann")
                .get(address + "/original")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header(
                        "Content-Disposition",
                        containsString("filename*=UTF-8''Sonnenuntergang%20%C3%BCber%20K%C3%B6ln.png"))
                .extract()
                .asByteArray();
        assertThat(original).isEqualTo(png);
    }

    @Test
    void a_preview_is_a_jpeg_of_the_asked_size_that_the_browser_may_keep() throws IOException {
        String address = "/api/v1/photos/"
                + upload("ann", "wide.png", Pictures.png(600, 300, 2)).path("id");
        Response preview = as("ann").get(address + "/preview?longSide=256");
        preview.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", containsString("private"));
        var image = ImageIO.read(new ByteArrayInputStream(preview.asByteArray()));
        assertThat(new int[] {image.getWidth(), image.getHeight()}).containsExactly(256, 128);

        as("ann")
                .header("If-None-Match", preview.header("ETag"))
                .get(address + "/preview?longSide=256")
                .then()
                .statusCode(304);
        as("ann")
                .get(address + "/preview?longSide=0")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("longSide"));
    }

    @Test
    void another_persons_photo_is_a_404_everywhere() {
        String address = "/api/v1/photos/"
                + upload("ann", "mine.png", Pictures.png(8, 8, 3)).path("id");
        for (String below : new String[] {"", "/original", "/preview"}) {
            as("bob").get(address + below).then().statusCode(404).contentType("application/problem+json");
        }
        as("bob").delete(address).then().statusCode(404);
        as("ann").get(address).then().statusCode(200);
    }

    @Test
    void a_deleted_photo_is_gone() {
        String address = "/api/v1/photos/"
                + upload("ann", "old.png", Pictures.png(8, 8, 4)).path("id");
        as("ann").delete(address).then().statusCode(204);
        as("ann").get(address).then().statusCode(404);
        as("ann").delete(address).then().statusCode(404);
    }

    @Test
    void a_judge_has_no_photos() {
        upload("jude", "x.png", Pictures.png(8, 8, 5)).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void what_is_no_photo_is_refused_with_a_sentence_and_leaves_nothing_behind() throws IOException {
        long before = files();
        upload("ann", "report.pdf", "%PDF-1.7 hello".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("PDF"));
        upload("ann", "text.jpg", "I am no photo".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(415);
        upload("ann", "empty.png", new byte[0]).then().statusCode(400);
        byte[] png = Pictures.png(64, 64, 6);
        upload("ann", "cut.png", Arrays.copyOf(png, 20)).then().statusCode(400).body("detail", startsWith("This PNG"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_picture_of_too_many_pixels_is_refused_by_its_header() {
        byte[] png = Pictures.png(8, 8, 7);
        // IHDR: width and height are the eight bytes at offset 16; its checksum follows at 29.
        java.nio.ByteBuffer header = java.nio.ByteBuffer.wrap(png);
        header.putInt(16, 30_000).putInt(20, 30_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        upload("ann", "bomb.png", png).then().statusCode(413).body("detail", containsString("900.0 megapixels"));
    }

    @Test
    void a_form_without_the_part_is_told_so() {
        as("ann")
                .multiPart("photo", "a.png", Pictures.png(8, 8, 8))
                .post("/api/v1/photos")
                .then()
                .statusCode(400)
                .body("detail", containsString("'file'"));
    }

    @Test
    void a_path_in_a_file_name_is_only_a_name() {
        upload("ann", "../../etc/passwd.png", Pictures.png(8, 8, 9))
                .then()
                .statusCode(201)
                .body("fileName", equalTo("passwd.png"));
    }

    @Test
    void an_id_that_is_none_is_a_404() {
        as("ann").get("/api/v1/photos/1").then().statusCode(404).contentType("application/problem+json");
    }

    private long files() throws IOException {
        try (Stream<Path> tree = Files.walk(storage.data())) {
            return tree.filter(Files::isRegularFile).count();
        }
    }
}
