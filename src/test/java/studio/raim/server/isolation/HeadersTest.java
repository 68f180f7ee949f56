package studio.raim.server.isolation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.raim.server.PostgresResource;
import studio.raim.server.Somebody;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;

/** As behind a proxy that ends TLS, with a small rate. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(HeadersTest.BehindTls.class)
class HeadersTest {
    @Inject
    People people;

    /** The public address is https; a person may send 30 requests at once and one more each ten seconds. */
    public static final class BehindTls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "raim.base-url", "https://photos.example", "raim.rate.burst", "30", "raim.rate.per-second", "1");
        }
    }

    @Test
    void nothing_but_pages_allows_an_inline_script() {
        for (String path :
                List.of("/theme/base.css", "/theme/icon.svg", "/api/v1/me", "/q/health/ready", "/nowhere.js")) {
            String policy = given().get(path).header("Content-Security-Policy");
            assertThat(policy).as(path).isNotNull();
            assertThat(policy.replaceAll("style-src [^;]*;", "")).as(path).doesNotContain("unsafe-inline");
        }
    }

    @Test
    void every_answer_keeps_browsers_careful() {
        for (String path : List.of("/sign-in", "/theme/base.css", "/api/v1/me", "/q/health/ready", "/api/nothing")) {
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Referrer-Policy", equalTo("same-origin"))
                    .header("Permissions-Policy", containsString("camera=()"))
                    .header("Strict-Transport-Security", matchesPattern("max-age=\\d{8}.*"));
        }
    }

    @Test
    void cookies_are_for_https_alone() {
        Somebody ann = Somebody.create(people, "ann", Role.MEMBER);
        List<String> cookies = new java.util.ArrayList<>(ann.signsIn().headers().getValues("set-cookie"));
        cookies.addAll(given().queryParam("v-r", "init")
                .queryParam("location", "sign-in")
                .get("/")
                .headers()
                .getValues("set-cookie"));
        assertThat(cookies)
                .anyMatch(cookie -> cookie.startsWith("raim-session="))
                .anyMatch(cookie -> cookie.matches("JSESSIONID=[^;].*"))
                .allMatch(cookie -> cookie.contains("; Secure"))
                .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("httponly"));
    }

    @Test
    void who_asks_too_often_is_told_when_to_go_on_and_others_are_not() {
        Somebody eve = Somebody.create(people, "eve", Role.MEMBER);
        Response last = eve.asks().get("/api/v1/me");
        for (int i = 0; i < 40 && last.statusCode() == 200; i++) {
            last = eve.asks().get("/api/v1/me");
        }
        last.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("detail", containsString("go on in"))
                .body(not(containsString("Exception")));
        Somebody.create(people, "fay", Role.MEMBER)
                .asks()
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }
}
