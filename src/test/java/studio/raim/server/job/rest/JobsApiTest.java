package studio.raim.server.job.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.job.Database;
import studio.raim.server.job.Deletions;
import studio.raim.server.job.JobEvents;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Ongoing;
import studio.raim.server.job.OngoingJobs;
import studio.raim.server.offer.PipelineSpeeds;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class JobsApiTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    JobEvents events;

    @Inject
    Deletions deletions;

    @Inject
    OngoingJobs ongoing;

    @Inject
    PipelineSpeeds speeds;

    private String token = "";
    private PersonId person = PersonId.random();

    /** Once, because hashing a password is slow on purpose. */
    @BeforeEach
    void somebody_new() {
        if (!token.isEmpty()) {
            return;
        }
        String name = "ann-" + UUID.randomUUID();
        person = people.create(name, PASSWORD, Set.of(Role.MEMBER));
        token = given().auth()
                .preemptive()
                .basic(name, PASSWORD)
                .contentType("application/json")
                .body(Map.of("name", "test"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    @AfterEach
    void go_on() {
        pause(false);
    }

    private void pause(boolean paused) {
        database.update("UPDATE pool SET paused = ? WHERE name = 'cpu'", paused);
    }

    private RequestSpecification me() {
        return given().header("Authorization", "Bearer " + token);
    }

    private String photo() throws IOException {
        return me().multiPart("file", "beach at noon.jpg", jpeg(), "image/jpeg")
                .post("/api/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String submit(String pipeline) throws IOException {
        return me().contentType("application/json")
                .body(Map.of("photoId", photo(), "pipeline", pipeline))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ValidatableResponse job(String id) {
        return me().get("/api/v1/jobs/" + id).then().statusCode(200);
    }

    private void awaitState(String id, JobState state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> job(id).extract().path("state").equals(state.name()));
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(8, 8, 20, 20);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    @Test
    void a_photo_sent_with_its_job_comes_back_from_a_network_under_its_name() throws IOException {
        ValidatableResponse accepted = me().multiPart("file", "beach at noon.jpg", jpeg(), "image/jpeg")
                .multiPart("pipeline", "grow")
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .body("state", equalTo("QUEUED"), "photoName", equalTo("beach at noon.jpg"));
        String id = accepted.extract().path("id");
        accepted.header("Location", endsWith("/api/v1/jobs/" + id));

        awaitState(id, JobState.DONE);
        job(id).body("progress", is(1f), "attempt", is(1), "error", nullValue());
        byte[] result = me().get("/api/v1/jobs/" + id + "/result")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Disposition", containsString("filename=\"beach at noon.restored.jpg\""))
                .extract()
                .asByteArray();
        BufferedImage grown = ImageIO.read(new ByteArrayInputStream(result));
        assertThat(grown.getWidth()).isEqualTo(256);
        assertThat(grown.getHeight()).isEqualTo(192);
        me().get("/api/v1/jobs/" + id + "/provenance")
                .then()
                .statusCode(200)
                .body("pipeline", equalTo("grow"), "device", equalTo("cpu"));
        me().get("/api/v1/jobs/" + id + "/preview?longSide=256")
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
    }

    @Test
    void a_chosen_format_is_the_results_format() throws IOException {
        String id = me().contentType("application/json")
                .body(Map.of("photoId", photo(), "pipeline", "half", "options", Map.of("format", "png")))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitState(id, JobState.DONE);
        job(id).body("resultFileName", equalTo("beach at noon.restored.png"));
    }

    private String submit(String pipeline, Map<String, ?> options) throws IOException {
        return me().contentType("application/json")
                .body(Map.of("photoId", photo(), "pipeline", pipeline, "options", options))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private byte[] result(String id) {
        awaitState(id, JobState.DONE);
        return me().get("/api/v1/jobs/" + id + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void options_decide_the_result_and_it_can_be_made_again_byte_for_byte() throws IOException {
        Map<String, ?> options = Map.of("strength", 60, "quality", 70, "metadata", "none", "format", "webp");
        String first = submit("grow", options);
        byte[] made = result(first);
        String again = me().post("/api/v1/jobs/" + first + "/again")
                .then()
                .statusCode(202)
                .body("state", equalTo("QUEUED"), "pipeline", equalTo("grow"), "predecessor", nullValue())
                .extract()
                .path("id");

        assertThat(again).isNotEqualTo(first);
        assertThat(result(again)).isEqualTo(made);
        assertThat(result(submit("grow", Map.of("format", "webp")))).isNotEqualTo(made);
        me().get("/api/v1/jobs/" + again + "/provenance")
                .then()
                .body("strength", is(60), "output.quality", is(70), "output.metadata", equalTo("none"));
    }

    @Test
    void a_record_of_another_photo_makes_nothing_again() throws IOException {
        String first = submit("half", Map.of());
        result(first);
        Map<String, Object> record = me().get("/api/v1/jobs/" + first + "/provenance")
                .then()
                .extract()
                .path("$");
        Map<String, Object> other = new java.util.HashMap<>(record);
        other.put("input", "0".repeat(64));

        String id = submit("half", Map.of("like", other));
        awaitState(id, JobState.FAILED);
        job(id).body("error", containsString("made of another photograph"));
        me().post("/api/v1/jobs/" + id + "/again").then().statusCode(409);

        String nonsense = submit("half", Map.of("like", Map.of("version", "0")));
        awaitState(nonsense, JobState.FAILED);
        job(nonsense).body("error", containsString("no record of how a result was made"));
    }

    @Test
    void missing_weights_are_a_failure_that_says_what_to_do() throws IOException {
        String id = submit("lost");
        awaitState(id, JobState.FAILED);
        job(id).body("error", allOf(containsString("small-rrdb"), containsString("put it back")));
        me().get("/api/v1/jobs/" + id + "/result").then().statusCode(409);
    }

    @Test
    void a_waiting_job_says_why_can_be_cancelled_and_retried_once() throws IOException {
        submit("half");
        pause(true);
        String id = submit("half");
        job(id).body("state", equalTo("QUEUED"), "waitingBecause", equalTo("The pool 'cpu' is paused"));
        me().get("/api/v1/jobs/" + id + "/result").then().statusCode(409).contentType("application/problem+json");
        me().post("/api/v1/jobs/" + id + "/retry").then().statusCode(409);

        me().post("/api/v1/jobs/" + id + "/cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        me().post("/api/v1/jobs/" + id + "/cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        String successor = me().post("/api/v1/jobs/" + id + "/retry")
                .then()
                .statusCode(202)
                .body("state", equalTo("QUEUED"), "predecessor", equalTo(id))
                .extract()
                .path("id");
        me().post("/api/v1/jobs/" + id + "/retry").then().statusCode(202).body("id", equalTo(successor));

        pause(false);
        awaitState(successor, JobState.DONE);
        job(id).body("state", equalTo("CANCELLED"));
    }

    @Test
    void lists_go_on_after_the_last_job_of_a_page_and_by_state() throws IOException {
        String first = submit("half");
        String second = submit("half");
        String third = submit("half");
        me().get("/api/v1/jobs?limit=2").then().body("id", equalTo(List.of(third, second)));
        me().get("/api/v1/jobs?limit=1&after=" + second).then().body("id", equalTo(List.of(first)));
        awaitState(third, JobState.DONE);
        me().get("/api/v1/jobs?state=DONE").then().body("state", everyItem(equalTo("DONE")));
        me().get("/api/v1/jobs?state=LOST").then().statusCode(400).body("detail", containsString("QUEUED"));
        me().get("/api/v1/jobs?limit=0").then().statusCode(400);
    }

    @Test
    void jobs_are_found_by_words_of_their_name_by_pipeline_and_by_day() throws IOException {
        String half = submit("half");
        String grow = submit("grow");
        me().get("/api/v1/jobs?q=NOON beach&pipeline=grow")
                .then()
                .body("[0].id", equalTo(grow), "pipeline", everyItem(equalTo("grow")));
        me().get("/api/v1/jobs?q=noon%25").then().body("id", equalTo(List.of()));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        me().get("/api/v1/jobs?limit=2&from=" + today + "&to=" + today).then().body("id", equalTo(List.of(grow, half)));
        me().get("/api/v1/jobs?to=2020-01-01").then().body("id", equalTo(List.of()));
        me().get("/api/v1/jobs?from=yesterday").then().statusCode(400).body("detail", containsString("2026-01-31"));
        me().get("/api/v1/jobs?q=" + "a".repeat(201)).then().statusCode(400);
        awaitState(grow, JobState.DONE);
    }

    @Test
    void the_last_job_of_a_photo_takes_the_photo_with_it_and_both_come_back() throws IOException {
        String id = submit("half");
        awaitState(id, JobState.DONE);
        String photo = me().get("/api/v1/jobs/" + id).then().extract().path("photoId");

        Deletions.Deleted deleted = deletions.delete(person, Set.of(JobId.of(id)));
        me().get("/api/v1/jobs/" + id).then().statusCode(404);
        boolean others = me().get("/api/v1/jobs?limit=500")
                .then()
                .extract()
                .jsonPath()
                .getList("photoId")
                .contains(photo);
        me().get("/api/v1/photos/" + photo).then().statusCode(others ? 200 : 404);

        deletions.undo(person, deleted);
        me().get("/api/v1/jobs/" + id + "/result").then().statusCode(200);
        me().get("/api/v1/photos/" + photo).then().statusCode(200);
    }

    @Test
    void what_goes_on_is_counted_as_a_whole_and_cancelled_at_once() throws IOException {
        pause(true);
        String first = submit("half");
        String second = submit("grow");

        Ongoing all = ongoing.of(person).orElseThrow();
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.ended()).isZero();
        assertThat(all.left()).extracting(Ongoing.Work::pipeline).containsExactly("grow", "half");

        ongoing.cancelAll(person);
        awaitState(first, JobState.CANCELLED);
        awaitState(second, JobState.CANCELLED);
        assertThat(ongoing.of(person)).isEmpty();
    }

    @Test
    void speeds_are_learnt_from_finished_jobs() throws IOException {
        awaitState(submit("half"), JobState.DONE);

        assertThat(speeds.learnt()).containsKey("half").doesNotContainKey("lost");
        assertThat(speeds.learnt().get("half").runs()).isPositive();
    }

    @Test
    void other_peoples_jobs_do_not_exist() throws IOException {
        String id = submit("half");
        awaitState(id, JobState.DONE);
        RequestSpecification other = given().auth().preemptive().basic("admin", PostgresResource.ADMIN_PASSWORD);
        for (String path : List.of("", "/result", "/provenance", "/preview")) {
            given().spec(other).get("/api/v1/jobs/" + id + path).then().statusCode(404);
        }
        given().spec(other).post("/api/v1/jobs/" + id + "/cancel").then().statusCode(404);
        given().spec(other).post("/api/v1/jobs/" + id + "/retry").then().statusCode(404);
        given().spec(other).post("/api/v1/jobs/" + id + "/again").then().statusCode(404);
        given().get("/api/v1/jobs/" + id).then().statusCode(401);
    }

    @Test
    void what_cannot_be_queued_is_refused_with_a_reason() throws IOException {
        String photo = photo();
        refused(Map.of("photoId", photo, "pipeline", "magic"), 400, "grow, half, lost");
        refused(Map.of("photoId", photo), 400, "pipeline");
        refused(Map.of("photoId", UUID.randomUUID().toString(), "pipeline", "half"), 404, "photo");
        refused(Map.of("photoId", photo, "pipeline", "half", "priority", 10), 400, "between 0 and 9");
        refused(Map.of("photoId", photo, "pipeline", "half", "options", Map.of("sharpen", 1)), 400, "sharpen");
        refused(Map.of("photoId", photo, "pipeline", "half", "options", Map.of("format", "gif")), 400, "png");
        refused(Map.of("photoId", photo, "pipeline", "half", "options", Map.of("strength", 101)), 400, "100 %");
        refused(Map.of("photoId", photo, "pipeline", "half", "options", Map.of("quality", "high")), 400, "'quality'");
    }

    private void refused(Map<String, ?> body, int status, String reason) {
        me().contentType("application/json")
                .body(body)
                .post("/api/v1/jobs")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(reason));
    }

    @Test
    void pages_hear_of_each_state_of_their_own_jobs() throws IOException {
        List<JobView> heard = new CopyOnWriteArrayList<>();
        try (JobEvents.Subscription mine = events.subscribe(person, heard::add)) {
            assertThat(mine).isNotNull();
            String id = submit("half");
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.stream()
                    .anyMatch(view -> view.id().toString().equals(id) && view.state() == JobState.DONE));
        }
        String later = submit("half");
        awaitState(later, JobState.DONE);
        assertThat(heard).noneMatch(view -> view.id().toString().equals(later));
    }

    @Test
    void pipelines_pools_health_and_metrics_tell_how_things_stand() throws IOException {
        awaitState(submit("half"), JobState.DONE);
        me().get("/api/v1/pipelines")
                .then()
                .statusCode(200)
                .body("id", hasItem("lost"), "find { it.id == 'half' }.available", is(true))
                .body("find { it.id == 'lost' }.available", is(false));
        me().get("/api/v1/pools").then().statusCode(200).body("find { it.name == 'cpu' }.slots", is(1));
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("queue"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("raim_worker_attempts_total{end=\"completed\""))
                .body(containsString("raim_queue_jobs{pool=\"cpu\",state=\"queued\"")));
    }
}
