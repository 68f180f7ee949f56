package studio.raim.server.job.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.job.Database;

/** What stages made: kept when asked for, seen by their owner, gone with their job. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class StagesApiTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    @Inject
    Database database;

    private RequestSpecification somebody() {
        String name = "eve-" + UUID.randomUUID();
        people.create(name, PASSWORD, Set.of(Role.MEMBER));
        String token = given().auth()
                .preemptive()
                .basic(name, PASSWORD)
                .contentType("application/json")
                .body(Map.of("name", "test"))
                .post("/api/v1/tokens")
                .path("token");
        return new io.restassured.builder.RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + token)
                .build();
    }

    private static String restored(RequestSpecification me, Map<String, Object> options) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        String photo = given(me)
                .multiPart("file", "a.png", bytes.toByteArray(), "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String job = given(me)
                .contentType("application/json")
                .body(Map.of("photoId", photo, "pipeline", "settled", "options", options))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "DONE".equals(given(me).get("/api/v1/jobs/" + job).path("state")));
        return "/api/v1/jobs/" + job;
    }

    @Test
    void the_enlarged_picture_between_two_stages_can_be_looked_at() throws IOException {
        RequestSpecification me = somebody();
        String job = restored(me, Map.of("intermediates", true));
        given(me).get(job + "/stages").then().statusCode(200).body("name", contains("enlarge"), "width", contains(256));
        byte[] jpeg = given(me)
                .get(job + "/stages/enlarge")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getHeight()).isEqualTo(192);
        given(me).get(job + "/stages/settle").then().statusCode(404);
    }

    @Test
    void a_job_that_was_not_asked_to_keep_them_has_none() throws IOException {
        RequestSpecification me = somebody();
        given(me).get(restored(me, Map.of()) + "/stages").then().statusCode(200).body("$", empty());
    }

    @Test
    void nobody_else_finds_them() throws IOException {
        String job = restored(somebody(), Map.of("intermediates", true));
        RequestSpecification stranger = somebody();
        given(stranger).get(job + "/stages").then().statusCode(404);
        given(stranger).get(job + "/stages/enlarge").then().statusCode(404);
    }

    @Test
    void they_go_with_the_row_of_their_job() throws IOException {
        String job = restored(somebody(), Map.of("intermediates", true));
        UUID id = UUID.fromString(job.substring(job.lastIndexOf('/') + 1));
        assertThat(rows(id)).isEqualTo(1);
        database.update("DELETE FROM job WHERE id = ?", id);
        assertThat(rows(id)).isZero();
    }

    private int rows(UUID job) {
        return database.first("SELECT count(*)::int FROM job_stage WHERE job_id = ?", row -> row.getInt(1), job)
                .orElseThrow();
    }
}
