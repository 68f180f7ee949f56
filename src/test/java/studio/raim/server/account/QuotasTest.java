package studio.raim.server.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.raim.server.Pictures;
import studio.raim.server.PostgresResource;
import studio.raim.server.Somebody;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;
import studio.raim.server.job.Database;
import studio.raim.server.job.rest.SmallHome;

/** Quotas, and what becomes of jobs and photos when their person is kept out or leaves. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class QuotasTest {
    /** 200 × 100 pixels. */
    private static final double MEGAPIXELS = 0.02;

    @Inject
    People people;

    @Inject
    Quotas quotas;

    @Inject
    Roster roster;

    @Inject
    OwnData data;

    @Inject
    Database database;

    @AfterEach
    void go_on() {
        pause(false);
        database.update("DELETE FROM quota");
    }

    private void pause(boolean paused) {
        database.update("INSERT INTO pool (name) VALUES ('cpu') ON CONFLICT DO NOTHING");
        database.update("UPDATE pool SET paused = ? WHERE name = 'cpu'", paused);
    }

    private static RequestSpecification admin() {
        return given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .contentType("application/json");
    }

    private static void limit(Somebody person, QuotaKind kind, @Nullable Double most) {
        Map<String, Double> body = new HashMap<>();
        body.put("most", most);
        admin().body(body)
                .put("/api/v1/admin/people/%s/quotas/%s".formatted(person.id(), kind.id()))
                .then()
                .statusCode(200);
    }

    private Somebody somebody() {
        return Somebody.create(people, "quinn", Role.MEMBER);
    }

    private String state(Somebody person, String job) {
        return person.asks().get("/api/v1/jobs/" + job).then().extract().path("state");
    }

    @Test
    void the_third_waiting_job_of_two_is_refused_until_one_starts() {
        Somebody ann = somebody();
        limit(ann, QuotaKind.WAITING_JOBS, 2.0);
        pause(true);
        String photo = ann.uploads(Pictures.png(200, 100, 1));
        ann.submits(photo, "half").then().statusCode(202);
        ann.submits(photo, "half").then().statusCode(202);
        ann.submits(photo, "half")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo(
                                "2 photos wait already, and 2 photos may; there is room again when one of them starts"));
        pause(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> quotas.used(ann.id(), QuotaKind.WAITING_JOBS) == 0);
        ann.submits(photo, "half").then().statusCode(202);
    }

    @Test
    void twenty_requests_at_once_do_not_get_past_a_quota_of_five() throws Exception {
        Somebody bob = somebody();
        limit(bob, QuotaKind.WAITING_JOBS, 5.0);
        pause(true);
        String photo = bob.uploads(Pictures.png(200, 100, 2));
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService many = Executors.newFixedThreadPool(10)) {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(
                        many.submit(() -> answers.add(bob.submits(photo, "half").statusCode())));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        assertThat(answers.stream().filter(status -> status == 202)).hasSize(5);
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(15);
        assertThat(quotas.used(bob.id(), QuotaKind.WAITING_JOBS)).isEqualTo(5);
    }

    @Test
    void megapixels_of_a_day_come_back_when_the_oldest_job_is_a_day_old() {
        Somebody cat = somebody();
        limit(cat, QuotaKind.MEGAPIXELS_A_DAY, 3 * MEGAPIXELS);
        String photo = cat.uploads(Pictures.png(200, 100, 3));
        String first =
                cat.submits(photo, "half").then().statusCode(202).extract().path("id");
        cat.submits(photo, "half").then().statusCode(202);
        cat.submits(photo, "half").then().statusCode(202);
        database.update("UPDATE job SET queued_at = clock_timestamp() - interval '21 hours' WHERE id = ?::uuid", first);

        Response refused = cat.submits(photo, "half");
        refused.then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("detail", matchesPattern(".*there is room again in (3 h|2 h 5\\d min).*"));
        assertThat(Double.parseDouble(refused.header("Retry-After"))).isCloseTo(3 * 3600, within(120.0));

        database.update("UPDATE job SET queued_at = clock_timestamp() - interval '25 hours' WHERE id = ?::uuid", first);
        cat.submits(photo, "half").then().statusCode(202);
    }

    @Test
    void a_photo_larger_than_the_whole_day_is_told_so() {
        Somebody dan = somebody();
        limit(dan, QuotaKind.MEGAPIXELS_A_DAY, MEGAPIXELS / 2);
        dan.submits(dan.uploads(Pictures.png(200, 100, 4)), "half")
                .then()
                .statusCode(429)
                .header("Retry-After", org.hamcrest.Matchers.nullValue())
                .body("detail", containsString("make it smaller"));
    }

    @Test
    void storage_is_full_until_a_photo_is_deleted() {
        Somebody eve = somebody();
        byte[] picture = Pictures.png(200, 100, 5);
        limit(eve, QuotaKind.STORAGE_BYTES, 1.5 * picture.length);
        String photo = eve.uploads(picture);
        eve.asks()
                .multiPart("file", "second.png", Pictures.png(200, 100, 6), "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(409)
                .body("detail", containsString("when you delete some"));
        eve.asks().delete("/api/v1/photos/" + photo).then().statusCode(204);
        eve.uploads(Pictures.png(200, 100, 6));
    }

    @Test
    void one_of_a_persons_jobs_runs_at_a_time_while_others_go_on() {
        Somebody fay = somebody();
        limit(fay, QuotaKind.RUNNING_JOBS, 0.0);
        Somebody gus = somebody();
        String held = fay.submits(fay.uploads(Pictures.png(200, 100, 7)), "half")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String free = gus.submits(gus.uploads(Pictures.png(200, 100, 8)), "half")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> state(gus, free).equals("DONE"));
        assertThat(state(fay, held)).isEqualTo("QUEUED");
        limit(fay, QuotaKind.RUNNING_JOBS, 1.0);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(fay, held).equals("DONE"));
    }

    @Test
    void the_default_holds_for_all_who_have_no_quota_of_their_own() {
        Somebody hal = somebody();
        admin().body("{\"most\": 7}")
                .put("/api/v1/admin/quotas/waiting-jobs")
                .then()
                .statusCode(200);
        hal.asks()
                .get("/api/v1/me/quotas")
                .then()
                .body("find { it.kind == 'waiting-jobs' }.most", equalTo(7f))
                .body("find { it.kind == 'waiting-jobs' }.own", equalTo(false));
        limit(hal, QuotaKind.WAITING_JOBS, null);
        hal.asks()
                .get("/api/v1/me/quotas")
                .then()
                .body("find { it.kind == 'waiting-jobs' }.most", org.hamcrest.Matchers.nullValue())
                .body("find { it.kind == 'waiting-jobs' }.own", equalTo(true));
        admin().delete("/api/v1/admin/people/" + hal.id() + "/quotas/waiting-jobs")
                .then()
                .statusCode(204);
        hal.asks().get("/api/v1/me/quotas").then().body("find { it.kind == 'waiting-jobs' }.most", equalTo(7f));
        admin().body("{\"most\": -1}")
                .put("/api/v1/admin/quotas/waiting-jobs")
                .then()
                .statusCode(400);
        admin().body("{\"most\": 1}").put("/api/v1/admin/quotas/wishes").then().statusCode(404);
    }

    @Test
    void waiting_jobs_of_somebody_who_is_deactivated_are_cancelled_and_their_data_stays() {
        Somebody ida = somebody();
        String photo = ida.uploads(Pictures.png(200, 100, 9));
        pause(true);
        String job = ida.submits(photo, "half").then().extract().path("id");
        roster.deactivate(people.find("admin").orElseThrow().id(), ida.id());
        assertThat(database.query("SELECT state FROM job WHERE id = ?::uuid", row -> row.getString(1), job))
                .containsExactly("CANCELLED");
        assertThat(database.query("SELECT 1 FROM photo WHERE id = ?::uuid AND deleted_at IS NULL", row -> 1, photo))
                .hasSize(1);
    }

    @Test
    void a_copy_of_all_data_holds_photos_results_and_how_they_were_made() throws IOException {
        Somebody jan = somebody();
        byte[] picture = Pictures.png(200, 100, 10);
        String photo = jan.uploads(picture);
        String job = jan.submits(photo, "half").then().extract().path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> state(jan, job).equals("DONE"));

        byte[] zip = jan.asks()
                .get("/api/v1/me/data")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();
        Map<String, byte[]> files = unzip(zip);
        assertThat(files).containsKeys("profile.json", "photos/beach.png.json", "jobs/" + job + ".json");
        assertThat(files.get("photos/beach.png")).isEqualTo(picture);
        byte[] result = jan.asks().get("/api/v1/jobs/" + job + "/result").asByteArray();
        assertThat(files.get("results/beach.restored.png")).isEqualTo(result);
        assertThat(new String(files.get("provenance/beach.restored.png.json"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"half\"");
        assertThat(new String(files.get("profile.json"), java.nio.charset.StandardCharsets.UTF_8))
                .contains(jan.name())
                .doesNotContain(jan.token());
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                zip.transferTo(out);
                files.put(entry.getName(), out.toByteArray());
            }
        }
        return files;
    }

    @Test
    void an_account_that_is_deleted_leaves_no_row_and_the_name_is_free() {
        Somebody kim = somebody();
        String photo = kim.uploads(Pictures.png(200, 100, 11));
        pause(true);
        String waiting = kim.submits(photo, "half").then().extract().path("id");
        assertThat(waiting).isNotNull();
        kim.signsIn().then().statusCode(302);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> data.delete(kim.id(), "Kim"))
                .hasMessageContaining(kim.name());

        data.delete(kim.id(), kim.name());
        for (String table : List.of(
                "photo where owner_id",
                "job where person_id",
                "api_token where person_id",
                "sign_in where person_id",
                "person where id")) {
            assertThat(database.query(
                            "SELECT 1 FROM " + table + " = ?",
                            row -> 1,
                            kim.id().value()))
                    .as(table)
                    .isEmpty();
        }
        kim.asks().get("/api/v1/me").then().statusCode(401);
        people.create(kim.name(), Somebody.PASSWORD, java.util.Set.of(Role.MEMBER));
    }

    @Test
    void every_table_that_refers_to_people_or_their_things_is_emptied_with_them() {
        // photo and job are removed by their rooms; what else refers to a person must go by itself.
        List<String> left = database.query("""
                SELECT conrelid::regclass || '.' || conname AS name FROM pg_constraint
                 WHERE contype = 'f' AND confrelid IN ('person'::regclass, 'photo'::regclass, 'job'::regclass)
                   AND confdeltype NOT IN ('c', 'n')""", row -> row.getString("name"));
        assertThat(left)
                .as("give a new reference ON DELETE CASCADE, or remove its rows in a Belongings bean and name it here")
                .containsExactlyInAnyOrder(
                        "photo.photo_owner_id_fkey", "job.job_person_id_fkey", "job.job_photo_id_fkey");
    }

    @Test
    void refusals_name_no_path_and_no_class() {
        Somebody lou = somebody();
        limit(lou, QuotaKind.STORAGE_BYTES, 1.0);
        lou.asks()
                .multiPart("file", "a.png", Pictures.png(20, 10, 12), "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(409)
                .body("detail", notNullValue())
                .body(not(containsString("Exception")))
                .body(not(containsString("/tmp")));
    }
}
