package studio.raim.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every address of the API has in common. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApiTest {
    @TestHTTPResource
    URL base;

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", PostgresResource.ADMIN_PASSWORD);
    }

    private static ValidatableResponse isProblem(ValidatableResponse response, int status) {
        return response.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("instance", startsWith("/api/"))
                .body(not(containsString("at studio.raim")))
                .body(not(containsString("Exception")));
    }

    @Test
    void a_stranger_gets_401_with_a_problem_and_is_not_redirected() {
        isProblem(given().redirects().follow(false).get("/api/v1/me").then(), 401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("instance", equalTo("/api/v1/me"));
    }

    @Test
    void a_browser_is_not_asked_for_basic_because_it_would_open_its_own_dialog() {
        isProblem(given().header("Sec-Fetch-Mode", "no-cors").get("/api/v1/me").then(), 401)
                .header("WWW-Authenticate", not(containsString("Basic")));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_401() {
        String wrong = given().auth()
                .preemptive()
                .basic("admin", "wrong")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        isProblem(
                        given().auth()
                                .preemptive()
                                .basic("nobody", "wrong")
                                .get("/api/v1/me")
                                .then(),
                        401)
                .body(equalTo(wrong));
    }

    @Test
    void a_name_and_password_say_who_i_am() {
        admin().get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("roles", hasItems("admin", "owner", "member"));
    }

    @Test
    void an_address_that_is_not_there_is_a_404_problem() {
        isProblem(admin().get("/api/v1/nothing").then(), 404);
        isProblem(admin().get("/api/nothing").then(), 404);
        isProblem(admin().get("/api/v1/photos/x/y/z").then(), 404);
    }

    @Test
    void a_stranger_cannot_tell_which_addresses_are_there() {
        isProblem(given().get("/api/v1/nothing").then(), 401);
    }

    @Test
    void a_method_that_an_address_does_not_take_is_a_405_problem() {
        isProblem(admin().delete("/api/v1/me").then(), 405);
        isProblem(admin().put("/api/v1/photos").then(), 405);
    }

    @Test
    void a_body_of_another_type_is_a_415_problem() {
        isProblem(
                admin().contentType("text/plain")
                        .body("x")
                        .post("/api/v1/tokens")
                        .then(),
                415);
        isProblem(
                admin().contentType("application/json")
                        .body("{}")
                        .post("/api/v1/photos")
                        .then(),
                415);
    }

    @Test
    void malformed_json_is_a_400_problem_that_names_the_place() {
        isProblem(
                        admin().contentType("application/json")
                                .body("{\n \"name\": oops}")
                                .post("/api/v1/tokens")
                                .then(),
                        400)
                .body("detail", containsString("line 2"));
    }

    @Test
    void a_value_of_the_wrong_type_is_a_400_problem_that_names_the_field() {
        isProblem(
                        admin().contentType("application/json")
                                .body("{\"name\": \"a\", \"expiresAt\": \"soon\"}")
                                .post("/api/v1/tokens")
                                .then(),
                        400)
                .body("detail", containsString("expiresAt"));
    }

    @Test
    void a_missing_field_is_a_400_problem_with_the_field() {
        isProblem(
                        admin().contentType("application/json")
                                .body("{}")
                                .post("/api/v1/tokens")
                                .then(),
                        400)
                .body("errors.field", hasItem("name"));
        isProblem(
                admin().contentType("application/json")
                        .body("")
                        .post("/api/v1/tokens")
                        .then(),
                400);
    }

    @Test
    void an_answer_that_the_client_does_not_accept_is_a_406_problem() {
        isProblem(admin().accept("text/csv").get("/api/v1/me").then(), 406);
    }

    @Test
    void health_and_metrics_need_no_sign_in() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void the_description_names_the_ways_to_sign_in() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("components.securitySchemes.password.scheme", equalTo("basic"))
                .body("paths.'/api/v1/photos'.post.summary", equalTo("Upload a photo"));
    }

    @Test
    void answers_carry_the_headers_that_keep_browsers_careful() {
        admin().get("/api/v1/me")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", containsString("no-store"));
    }

    @Test
    void a_body_that_is_too_large_is_a_413_problem_before_it_is_sent() throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = "POST /api/v1/photos HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000000\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("}") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "572 MiB", "nosniff");
        }
    }
}
