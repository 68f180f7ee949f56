package studio.raim.server.job.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;

/** A result's numbers and a photo's ground truth, through REST and the real worker. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class ScoresApiTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    private String name = "";

    @BeforeEach
    void somebody() {
        if (name.isEmpty()) {
            name = "eve-" + UUID.randomUUID();
            people.create(name, PASSWORD, Set.of(Role.MEMBER));
        }
    }

    private RequestSpecification me() {
        return given().config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .auth()
                .preemptive()
                .basic(name, PASSWORD);
    }

    @Test
    void a_result_is_measured_before_and_after_and_beside_a_ground_truth_once_there_is_one() throws IOException {
        String photo = upload(textured(400, 300, 1));
        String job = me().contentType("application/json")
                .body(Map.of("photoId", photo, "pipeline", "half", "options", Map.of("format", "png")))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitScores(job);
        me().get("/api/v1/jobs/" + job + "/scores")
                .then()
                .statusCode(200)
                .body("measured", equalTo("Measured on the whole photo."))
                .body("before.niqe", greaterThan(0.0), "after.niqe", greaterThan(0.0))
                .body("before.noise", closeTo(8.0, 2.0))
                .body("after.noise", closeTo(4.0, 1.5))
                .body("groundTruth", nullValue());

        byte[] result = me().get("/api/v1/jobs/" + job + "/result").asByteArray();
        me().multiPart("file", "truth.png", result, "image/png")
                .post("/api/v1/photos/" + photo + "/ground-truth")
                .then()
                .statusCode(200)
                .body("width", equalTo(200));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> me().get("/api/v1/jobs/" + job + "/scores")
                .then()
                .statusCode(200)
                .body("groundTruth.after.psnr", equalTo("Infinity"))
                .body("groundTruth.after.ssimY", closeTo(1.0, 1e-12))
                .body("groundTruth.before", nullValue()));

        me().delete("/api/v1/photos/" + photo + "/ground-truth").then().statusCode(204);
        me().get("/api/v1/photos/" + photo + "/ground-truth").then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> me().get("/api/v1/jobs/" + job + "/scores")
                .then()
                .statusCode(200)
                .body("groundTruth", nullValue()));
    }

    @Test
    void a_small_result_has_no_niqe_and_says_why() throws IOException {
        String job = me().multiPart("file", "small.png", textured(64, 48, 2), "image/png")
                .multiPart("pipeline", "half")
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitScores(job);
        me().get("/api/v1/jobs/" + job + "/scores")
                .then()
                .body("after.niqe", nullValue(), "after.sharpness", notNullValue())
                .body("remarks", hasItem(containsString("NIQE needs two blocks")));
    }

    @Test
    void a_ground_truth_is_another_photo_of_ones_own_in_the_same_shape() throws IOException {
        String photo = upload(textured(80, 60, 3));
        String wide = upload(textured(90, 30, 4));
        attach(photo, photo).statusCode(400).body("detail", containsString("no ground truth for itself"));
        attach(photo, wide)
                .statusCode(400)
                .body("detail", containsString("80 x 60 pixels and the ground truth 90 x 30"));
        attach(photo, UUID.randomUUID().toString()).statusCode(404);

        String truth = upload(textured(160, 120, 5));
        attach(photo, truth).statusCode(200).body("id", equalTo(truth));
        me().get("/api/v1/photos/" + photo + "/ground-truth")
                .then()
                .statusCode(200)
                .body("id", equalTo(truth));
        given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .get("/api/v1/photos/" + photo + "/ground-truth")
                .then()
                .statusCode(404);
    }

    @Test
    void jobs_without_a_result_have_no_numbers() {
        me().get("/api/v1/jobs/" + UUID.randomUUID() + "/scores").then().statusCode(404);
    }

    private io.restassured.response.ValidatableResponse attach(String photo, String truth) {
        return me().contentType("application/json")
                .body(Map.of("photoId", truth))
                .post("/api/v1/photos/" + photo + "/ground-truth")
                .then();
    }

    private void awaitScores(String job) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> me().get("/api/v1/jobs/" + job + "/scores").statusCode() == 200);
    }

    private String upload(byte[] png) {
        return me().multiPart("file", "photo.png", png, "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Smooth shapes under grey white noise of standard deviation 8. */
    private static byte[] textured(int width, int height, int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            double shape = 128 + 60 * Math.sin(x / 9.0) * Math.cos(y / 13.0);
            int grey = Math.clamp(Math.round(shape + 8 * random.nextGaussian()), 0, 255);
            image.setRGB(x, y, grey << 16 | grey << 8 | grey);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
