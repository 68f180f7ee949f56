package studio.raim.server.isolation;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.raim.server.Pictures;
import studio.raim.server.Somebody;

/** What one person has: one of each thing that an address can name. A new kind of thing gets a line in {@link #values}. */
final class Things {
    /** Seen nowhere but in this person's own answers. */
    static final String FILE_NAME = "a-secret-beach.png";

    private final Somebody owner;
    private final String photo;
    private final String job;
    private final String token;
    private final Optional<String> upload;

    private Things(Somebody owner, String photo, String job, String token, Optional<String> upload) {
        this.owner = owner;
        this.photo = photo;
        this.job = job;
        this.token = token;
        this.upload = upload;
    }

    static Things of(Somebody owner) {
        String photo = owner.asks()
                .multiPart("file", FILE_NAME, Pictures.png(200, 100, 77), "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String job =
                owner.submits(photo, "half").then().statusCode(202).extract().path("id");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        owner.asks().get("/api/v1/jobs/" + job).path("state").equals("DONE"));
        String token = owner.asks().get("/api/v1/tokens").path("[0].id");
        return new Things(owner, photo, job, token, upload(owner));
    }

    /** An upload that has begun; none while the server does not know resumable uploads. */
    private static Optional<String> upload(Somebody owner) {
        Response begun = owner.asks()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "1000")
                .header(
                        "Upload-Metadata",
                        "filename "
                                + Base64.getEncoder()
                                        .encodeToString(FILE_NAME.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .post("/api/v1/uploads");
        return begun.statusCode() == 201
                ? Optional.of(begun.header("Location").replaceAll(".*/", ""))
                : Optional.empty();
    }

    /** Whether the address names what is the same for all: pipelines and models. */
    static boolean isEverybodys(RestRoute route) {
        return route.path().startsWith("/api/v1/pipelines/") || route.path().startsWith("/api/v1/models/");
    }

    Somebody owner() {
        return owner;
    }

    String photo() {
        return photo;
    }

    String job() {
        return job;
    }

    /** The values that make a route name something of this person; empty: nobody has said what it names. */
    Optional<Map<String, String>> values(RestRoute route) {
        Map<String, String> values = new LinkedHashMap<>();
        String path = route.path();
        if (path.startsWith("/api/v1/photos/{id}")) {
            values.put("id", photo);
        } else if (path.startsWith("/api/v1/jobs/{id}")) {
            values.put("id", job);
        } else if (path.startsWith("/api/v1/tokens/{id}")) {
            values.put("id", token);
        } else if (path.startsWith("/api/v1/uploads/{id}") && upload.isPresent()) {
            values.put("id", upload.get());
        } else if (path.startsWith("/api/v1/admin/people/{id}")) {
            values.put("id", owner.id().toString());
            values.put("token", token);
            values.put("kind", "waiting-jobs");
        } else if (path.startsWith("/api/v1/admin/quotas/{kind}")) {
            values.put("kind", "waiting-jobs");
        } else if (path.startsWith("/api/v1/admin/invitations/{id}")) {
            values.put("id", "00000000-0000-0000-0000-000000000000");
        }
        // The job has one stage, which is its result: the name is that of no other.
        values.put("name", "halve");
        if (path.contains("/tiles/{revision}")) {
            String about = path.substring(0, path.indexOf("/{revision}"));
            values.put("revision", revision(about.replace("{id}", values.getOrDefault("id", ""))));
            values.put("level", "0");
            values.put("column", "0");
            values.put("row", "0");
        }
        return route.with(values).contains("{") ? Optional.empty() : Optional.of(values);
    }

    /** From the description of the tiles, whose addresses end in {@code revision/level/column/row}. */
    private String revision(String about) {
        String said = owner.asks().get(about).asString();
        java.util.regex.Matcher address =
                java.util.regex.Pattern.compile("/tiles/([0-9a-zA-Z._-]+)/").matcher(said);
        return address.find()
                ? address.group(1)
                : String.valueOf(owner.asks().get(about).<Object>path("revision"));
    }
}
