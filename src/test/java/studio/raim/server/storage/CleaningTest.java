package studio.raim.server.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.server.Pictures;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.job.Database;
import studio.raim.server.job.rest.SmallHome;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class CleaningTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    Cleaning cleaning;

    @Inject
    BlobStore store;

    @Inject
    StorageConfig storage;

    private String ann = "";
    private String bob = "";
    private int seed = 40_000;

    @BeforeEach
    void two_members() {
        if (ann.isEmpty()) {
            ann = member();
            bob = member();
        }
    }

    private String member() {
        String name = "member-" + UUID.randomUUID();
        people.create(name, PASSWORD, Set.of(Role.MEMBER));
        return given().auth()
                .preemptive()
                .basic(name, PASSWORD)
                .contentType("application/json")
                .body(Map.of("name", "test"))
                .post("/api/v1/tokens")
                .path("token");
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private record Job(String id, String photo, String original, String result) {}

    /** A restored photo: two blobs, and a preview of each. */
    private Job restored(String token, byte[] png) {
        String id = as(token)
                .multiPart("file", "a.png", png)
                .multiPart("pipeline", "half")
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(token).get("/api/v1/jobs/" + id).path("state").equals("DONE"));
        String photo = as(token).get("/api/v1/jobs/" + id).path("photoId");
        as(token)
                .get("/api/v1/photos/" + photo + "/preview?longSide=256")
                .then()
                .statusCode(200);
        as(token).get("/api/v1/jobs/" + id + "/preview?longSide=256").then().statusCode(200);
        String original = as(token).get("/api/v1/photos/" + photo).path("sha256");
        String result = database.first(
                        "SELECT result_sha256 FROM job WHERE id = ?", row -> row.getString(1), UUID.fromString(id))
                .orElseThrow();
        return new Job(id, photo, original, result);
    }

    private byte[] picture() {
        return Pictures.png(50 + seed++ % 300, 41, seed);
    }

    /** As if it had been put two days ago. */
    private void age(String sha256) throws IOException {
        Files.setLastModifiedTime(
                store.path(sha256), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    private void removedTwoDaysAgo(String table, String id) {
        database.update(
                "UPDATE " + table + " SET deleted_at = now() - interval '2 days' WHERE id = ?", UUID.fromString(id));
    }

    private boolean preview(String sha256) {
        return Files.exists(storage.data().resolve("previews/%s/%s-256.jpg".formatted(sha256.substring(0, 2), sha256)));
    }

    @Test
    void what_was_deleted_comes_back_with_its_jobs_as_long_as_it_can() throws IOException {
        Job job = restored(ann, picture());
        as(ann).delete("/api/v1/photos/" + job.photo).then().statusCode(204);
        as(ann).get("/api/v1/jobs/" + job.id).then().statusCode(404);
        age(job.original);
        age(job.result);
        cleaning.run(false);

        as(ann).post("/api/v1/photos/" + job.photo + "/restore").then().statusCode(200);
        as(ann).get("/api/v1/jobs/" + job.id + "/result").then().statusCode(200);
        as(ann).get("/api/v1/photos/" + job.photo + "/original").then().statusCode(200);
    }

    @Test
    void what_cannot_come_back_any_more_goes_with_its_bytes_and_previews() throws IOException {
        Job job = restored(ann, picture());
        as(ann).delete("/api/v1/photos/" + job.photo).then().statusCode(204);
        removedTwoDaysAgo("job", job.id);
        removedTwoDaysAgo("photo", job.photo);
        cleaning.run(false);
        assertThat(store.exists(job.original)).as("bytes within their grace").isTrue();

        age(job.original);
        age(job.result);
        Cleaned would = cleaning.run(true);
        assertThat(would.blobs()).isEqualTo(2);
        assertThat(store.exists(job.result)).as("bytes after a dry run").isTrue();

        Cleaned cleaned = cleaning.run(false);
        assertThat(cleaned.blobs()).isEqualTo(2);
        assertThat(cleaned.derived()).isEqualTo(2);
        assertThat(store.exists(job.original)).isFalse();
        assertThat(store.exists(job.result)).isFalse();
        assertThat(preview(job.original)).isFalse();
        assertThat(preview(job.result)).isFalse();
        as(ann).post("/api/v1/photos/" + job.photo + "/restore").then().statusCode(404);
    }

    @Test
    void bytes_that_somebody_else_needs_stay() throws IOException {
        byte[] png = picture();
        Job anns = restored(ann, png);
        Job bobs = restored(bob, png);
        assertThat(bobs.original).isEqualTo(anns.original);
        as(ann).delete("/api/v1/photos/" + anns.photo).then().statusCode(204);
        removedTwoDaysAgo("job", anns.id);
        removedTwoDaysAgo("photo", anns.photo);
        age(anns.original);
        age(anns.result);
        cleaning.run(false);
        as(bob).get("/api/v1/photos/" + bobs.photo + "/original").then().statusCode(200);
        as(bob).get("/api/v1/jobs/" + bobs.id + "/result").then().statusCode(200);
    }

    @Test
    void what_a_stage_made_stays_as_long_as_its_job() throws IOException {
        Job job = restored(ann, picture());
        byte[] made = Pictures.png(31, 17, seed++);
        String stage =
                store.put(new java.io.ByteArrayInputStream(made), made.length).sha256();
        database.update(
                "INSERT INTO job_stage (job_id, number, name, sha256, bytes, width, height) VALUES (?, 0, 'halve', ?, ?, 31, 17)",
                UUID.fromString(job.id),
                stage,
                (long) made.length);
        age(stage);
        cleaning.run(false);
        assertThat(store.exists(stage)).isTrue();

        as(ann).delete("/api/v1/jobs/" + job.id).then().statusCode(204);
        removedTwoDaysAgo("job", job.id);
        cleaning.run(false);
        assertThat(store.exists(stage)).isFalse();
    }

    @Test
    void bytes_that_come_again_before_they_go_are_new() throws IOException {
        byte[] png = picture();
        Job job = restored(ann, png);
        as(ann).delete("/api/v1/photos/" + job.photo).then().statusCode(204);
        removedTwoDaysAgo("job", job.id);
        removedTwoDaysAgo("photo", job.photo);
        age(job.original);
        store.put(new java.io.ByteArrayInputStream(png), png.length);
        cleaning.run(false);
        assertThat(store.exists(job.original)).isTrue();
    }

    @Test
    void a_removed_job_is_gone_from_the_list_and_comes_back() {
        Job job = restored(ann, picture());
        as(bob).delete("/api/v1/jobs/" + job.id).then().statusCode(404);
        as(ann).delete("/api/v1/jobs/" + job.id).then().statusCode(204);
        as(ann).get("/api/v1/jobs").then().body("id.contains('%s')".formatted(job.id), equalTo(false));
        as(ann).get("/api/v1/jobs/" + job.id + "/result").then().statusCode(404);
        as(bob).post("/api/v1/jobs/" + job.id + "/restore").then().statusCode(404);
        as(ann).post("/api/v1/jobs/" + job.id + "/restore")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
        as(ann).get("/api/v1/jobs/" + job.id + "/result").then().statusCode(200);
    }

    @Test
    void a_waiting_job_of_a_deleted_photo_is_cancelled() {
        Job first = restored(ann, picture());
        database.update("UPDATE pool SET paused = true WHERE name = 'cpu'");
        try {
            String waiting = as(ann).contentType("application/json")
                    .body(Map.of("photoId", first.photo, "pipeline", "half"))
                    .post("/api/v1/jobs")
                    .path("id");
            as(ann).delete("/api/v1/photos/" + first.photo).then().statusCode(204);
            assertThat(database.first(
                            "SELECT state FROM job WHERE id = ?", row -> row.getString(1), UUID.fromString(waiting)))
                    .contains("CANCELLED");
            assertThat(database.query(
                            "SELECT 1 FROM qrtz_triggers WHERE trigger_name LIKE ?", row -> 1, waiting + "/%"))
                    .isEmpty();
            as(ann).post("/api/v1/photos/" + first.photo + "/restore").then().statusCode(200);
            as(ann).get("/api/v1/jobs/" + waiting).then().statusCode(200).body("state", equalTo("CANCELLED"));
        } finally {
            database.update("UPDATE pool SET paused = false WHERE name = 'cpu'");
        }
    }

    @Test
    void temporary_files_of_broken_work_go_once_they_are_old() throws IOException {
        Path fresh = store.temporaryFile();
        Path left = store.temporaryFile();
        Files.write(left, new byte[1234]);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(cleaning.run(false).temporaryBytes()).isEqualTo(1234);
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
        store.discard(fresh);
    }

    @Test
    void only_administrators_clean() {
        as(ann).post("/api/v1/storage/collect?dryRun=true").then().statusCode(403);
        given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .post("/api/v1/storage/collect?dryRun=true")
                .then()
                .statusCode(200)
                .body("rows", equalTo(0));
    }
}
