package studio.raim.server.photo.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.raim.server.Pictures;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TilesApiTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    @BeforeEach
    void two_members() {
        for (String name : Set.of("tia", "tom")) {
            if (people.find(name).isEmpty()) {
                people.create(name, PASSWORD, Set.of(Role.MEMBER));
            }
        }
    }

    private static RequestSpecification as(String name) {
        return given().auth().preemptive().basic(name, PASSWORD);
    }

    private static String photo(int width, int height) {
        return as("tia")
                .multiPart("file", "chart.png", Pictures.png(width, height, 9), "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String tile(Response description, int level, int column, int row) {
        return description
                .<String>path("template")
                .replace("{level}", "" + level)
                .replace("{column}", "" + column)
                .replace("{row}", "" + row);
    }

    @Test
    void a_photo_is_described_and_its_tiles_may_be_kept_for_ever() {
        Response description = as("tia").get("/api/v1/photos/" + photo(1300, 600) + "/tiles");
        description
                .then()
                .statusCode(200)
                .body("width", equalTo(1300))
                .body("height", equalTo(600))
                .body("tileSize", equalTo(512))
                .body("overlap", equalTo(1))
                .body("levels", equalTo(3));

        Response exact = as("tia").get(tile(description, 2, 2, 1));
        exact.then()
                .statusCode(200)
                .contentType("image/webp")
                .header("Cache-Control", equalTo("private, max-age=31536000, immutable"));
        assertThat(new String(exact.asByteArray(), 0, 4, StandardCharsets.ISO_8859_1))
                .isEqualTo("RIFF");
        as("tia")
                .header("If-None-Match", exact.header("ETag"))
                .get(tile(description, 2, 2, 1))
                .then()
                .statusCode(304);
        as("tia").get(tile(description, 0, 0, 0)).then().statusCode(200).contentType("image/jpeg");
    }

    @Test
    void tiles_that_do_not_exist_are_not_found() {
        Response description = as("tia").get("/api/v1/photos/" + photo(600, 300) + "/tiles");
        for (String address : new String[] {
            tile(description, 2, 0, 0),
            tile(description, -1, 0, 0),
            tile(description, 1, 2, 0),
            tile(description, 1, 0, 1)
        }) {
            as("tia").get(address).then().statusCode(404).contentType(startsWith("application/problem+json"));
        }
        String old = tile(description, 0, 0, 0).replaceFirst("tiles/[0-9a-f]{16}", "tiles/0123456789abcdef");
        as("tia").get(old).then().statusCode(404).body("detail", containsString("ask for the picture's tiles again"));
    }

    @Test
    void nobody_else_sees_a_tile() {
        String id = photo(600, 300);
        Response description = as("tia").get("/api/v1/photos/" + id + "/tiles");
        as("tom").get("/api/v1/photos/" + id + "/tiles").then().statusCode(404);
        as("tom").get(tile(description, 0, 0, 0)).then().statusCode(404);
        given().get(tile(description, 0, 0, 0)).then().statusCode(401);
    }
}
