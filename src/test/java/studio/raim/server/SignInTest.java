package studio.raim.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.People;
import studio.raim.server.account.Person;
import studio.raim.server.account.Role;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignInTest {
    @Inject
    People people;

    @Inject
    OneTimeLinks links;

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", PostgresResource.ADMIN_PASSWORD);
    }

    private static Response signIn(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParam("username", name)
                .formParam("password", password)
                .post("/j_security_check");
    }

    private static String session() {
        return signIn("admin", PostgresResource.ADMIN_PASSWORD).cookie("raim-session");
    }

    @Test
    void the_sign_in_form_gives_a_cookie_that_scripts_and_other_sites_cannot_use() {
        Response answer = signIn("admin", PostgresResource.ADMIN_PASSWORD);
        answer.then().statusCode(302).header("Location", endsWith("/"));
        assertThat(answer.headers().getValues("set-cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("raim-session=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict"));
    }

    @Test
    void a_wrong_password_in_the_form_leads_back_to_it() {
        signIn("admin", "wrong")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(303)
                .header("Location", equalTo("/sign-in?error"));
    }

    @Test
    void a_page_may_show_images_of_the_api_with_its_session() {
        given().cookie("raim-session", session())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"));
    }

    @Test
    void another_site_cannot_change_anything_with_a_persons_session() {
        String body = "{\"name\": \"stolen\"}";
        given().cookie("raim-session", session())
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().cookie("raim-session", session())
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        given().cookie("raim-session", session())
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201);
    }

    @Test
    void a_forged_session_is_a_401() {
        given().cookie("raim-session", "made-up").get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void the_session_of_somebody_who_is_gone_is_forgotten() {
        PersonId gone = people.create("gone", "battery staple", Set.of(Role.MEMBER));
        String session = signIn("gone", "battery staple").cookie("raim-session");
        QuarkusTransaction.requiringNew().run(() -> Person.deleteById(gone.value()));
        Response answer = given().cookie("raim-session", session).get("/api/v1/me");
        answer.then().statusCode(401).contentType("application/problem+json");
        assertThat(answer.headers().getValues("set-cookie")).anyMatch(c -> c.startsWith("raim-session=;"));
    }

    @Test
    void a_token_is_shown_once_and_works_until_it_is_revoked() {
        Response made = admin().contentType("application/json")
                .body("{\"name\": \"import\"}")
                .post("/api/v1/tokens");
        made.then().statusCode(201).body("token", startsWith("raim_"));
        String token = made.path("token");

        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(200);
        admin().get("/api/v1/tokens")
                .then()
                .body("id", hasItem((String) made.path("id")))
                .body("[0]", not(hasKey("token")))
                .body(not(containsString(token)));

        admin().delete("/api/v1/tokens/" + made.path("id")).then().statusCode(204);
        admin().delete("/api/v1/tokens/" + made.path("id")).then().statusCode(404);
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void a_token_that_would_have_expired_is_not_made() {
        admin().contentType("application/json")
                .body("{\"name\": \"late\", \"expiresAt\": \"2001-01-01T00:00:00Z\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400);
    }

    @Test
    void nobody_can_revoke_anothers_token() {
        Response made = admin().contentType("application/json")
                .body("{\"name\": \"mine\"}")
                .post("/api/v1/tokens");
        people.create("mallory", "battery staple", Set.of(Role.MEMBER));
        given().auth()
                .preemptive()
                .basic("mallory", "battery staple")
                .delete("/api/v1/tokens/" + made.path("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void guessing_is_slowed_down_but_only_for_the_guesser_and_the_name() {
        for (int i = 0; i < 10; i++) {
            given().auth()
                    .preemptive()
                    .basic("victim", "guess " + i)
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401);
        }
        given().auth()
                .preemptive()
                .basic("victim", "guess 11")
                .get("/api/v1/me")
                .then()
                .statusCode(429)
                .header("Retry-After", not(equalTo("")))
                .contentType("application/problem+json");
        signIn("victim", "guess").then().statusCode(303).header("Location", equalTo("/sign-in?error=wait"));
        admin().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void the_one_time_link_makes_one_administrator() {
        String token = links.renew();
        assertThat(links.open(token)).isPresent();
        assertThatThrownBy(() -> people.createAdministrator(token, "first", "short"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at least 8");
        assertThat(links.open(token)).as("a refused try does not use it up").isPresent();

        people.createAdministrator(token, "first", "long enough");
        assertThat(people.find("First"))
                .hasValueSatisfying(p -> assertThat(p.roles()).contains(Role.ADMIN));
        assertThat(links.open(token)).isEmpty();
        assertThatThrownBy(() -> people.createAdministrator(token, "second", "long enough"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("used already");
    }

    @Test
    void a_new_link_ends_the_one_before() {
        String old = links.renew();
        links.renew();
        assertThat(links.open(old)).isEmpty();
    }

    @Test
    void names_differ_by_more_than_case() {
        assertThatThrownBy(() -> people.create("ADMIN", "long enough", Set.of(Role.MEMBER)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("already called");
    }

    @Test
    void a_changed_password_ends_the_old_one_at_once() {
        people.ensureAdministrator("root", "old");
        assertThat(people.verifyPassword("root", "old")).isPresent();
        assertThat(people.verifyPassword("root", "old")).isPresent();
        people.ensureAdministrator("root", "new");
        assertThat(people.verifyPassword("root", "old")).isEmpty();
        assertThat(people.verifyPassword("ROOT", "new")).isPresent();
    }
}
