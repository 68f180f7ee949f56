package studio.raim.server.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.PostgresResource;
import studio.raim.server.Somebody;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PeopleTest {
    @Inject
    People people;

    @Inject
    Roster roster;

    @Inject
    OneTimeLinks links;

    @Inject
    PasswordChanges passwords;

    @Inject
    SignIns signIns;

    private static RequestSpecification admin() {
        return given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .contentType("application/json");
    }

    private PersonId adminId() {
        return people.find("admin").orElseThrow().id();
    }

    @Test
    void an_invitation_makes_one_person_with_its_roles() {
        Response made = admin().body(Map.of("note", "Zoë", "roles", List.of("member", "judge"), "days", 3))
                .post("/api/v1/admin/invitations");
        made.then().statusCode(201).body("link", containsString("/welcome/"));
        String link = made.path("link");
        String token = link.substring(link.lastIndexOf('/') + 1);
        admin().get("/api/v1/admin/invitations")
                .then()
                .body("id", hasItem((String) made.path("id")))
                .body("find { it.note == 'Zoë' }.roles", equalTo(List.of("member", "judge")))
                .body(not(containsString(token)));

        PersonId zoe = people.accept(token, "Zoë " + token, "a fine long evening");
        assertThat(people.get(zoe).roles()).containsExactly(Role.MEMBER, Role.JUDGE);
        assertThatThrownBy(() -> people.accept(token, "second", "a fine long evening"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("used already");
    }

    @Test
    void an_invitation_cannot_be_used_for_another_purpose_or_after_it_was_withdrawn() {
        OneTimeLinks.Created created = links.invite(adminId(), "", Set.of(Role.MEMBER), Duration.ofDays(1));
        assertThatThrownBy(() -> people.createAdministrator(created.token(), "sly", "a fine long evening"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> passwords.reset(created.token(), "a fine long evening"))
                .isInstanceOf(Refusal.class);
        admin().delete("/api/v1/admin/invitations/" + created.link().id())
                .then()
                .statusCode(204);
        assertThat(links.open(created.token())).isEmpty();
        assertThat(created.toString()).doesNotContain(created.token());
    }

    @Test
    void somebody_who_is_deactivated_is_out_at_once_and_comes_back_with_the_old_password() {
        Somebody ann = Somebody.create(people, "ann", Role.MEMBER);
        String session = ann.signsIn().cookie("raim-session");
        given().cookie("raim-session", session).get("/api/v1/me").then().statusCode(200);

        admin().post("/api/v1/admin/people/" + ann.id() + "/deactivate")
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        ann.asks().get("/api/v1/me").then().statusCode(401);
        given().cookie("raim-session", session).get("/api/v1/me").then().statusCode(401);
        ann.signsIn().then().statusCode(303);

        admin().post("/api/v1/admin/people/" + ann.id() + "/reactivate").then().body("active", equalTo(true));
        ann.asks().get("/api/v1/me").then().statusCode(401);
        given().cookie("raim-session", session).get("/api/v1/me").then().statusCode(401);
        ann.signsIn().then().statusCode(302);
    }

    @Test
    void the_last_active_administrator_cannot_go() {
        PersonId admin = adminId();
        people.all().stream()
                .filter(person -> person.roles().contains(Role.ADMIN)
                        && person.isActive()
                        && !person.id().equals(admin))
                .forEach(person -> roster.deactivate(admin, person.id()));

        admin().post("/api/v1/admin/people/" + admin + "/deactivate")
                .then()
                .statusCode(409)
                .body("detail", containsString("last active administrator"));
        admin().body(Map.of("roles", List.of("member")))
                .put("/api/v1/admin/people/" + admin + "/roles")
                .then()
                .statusCode(409);
        admin().body(Map.of("roles", List.of("admin", "owner", "member")))
                .put("/api/v1/admin/people/" + admin + "/roles")
                .then()
                .statusCode(200);
    }

    @Test
    void two_administrators_who_throw_each_other_out_at_once_leave_one() throws Exception {
        PersonId admin = adminId();
        for (int round = 0; round < 5; round++) {
            PersonId other = Somebody.create(people, "rival", Role.ADMIN).id();
            people.all().stream()
                    .filter(person -> person.roles().contains(Role.ADMIN) && person.isActive())
                    .filter(person -> !person.id().equals(admin) && !person.id().equals(other))
                    .forEach(person -> roster.deactivate(admin, person.id()));
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                Future<Boolean> first = two.submit(attempt(start, () -> roster.deactivate(admin, other)));
                Future<Boolean> second = two.submit(attempt(start, () -> roster.deactivate(other, admin)));
                assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
            } finally {
                roster.reactivate(admin, admin);
            }
        }
    }

    private static Callable<Boolean> attempt(CyclicBarrier start, Runnable work) {
        return () -> {
            start.await();
            try {
                work.run();
                return true;
            } catch (Refusal refused) {
                return false;
            }
        };
    }

    @Test
    void a_role_that_is_taken_away_is_gone_with_the_next_request() {
        Somebody bob = Somebody.create(people, "bob", Role.MEMBER, Role.ADMIN);
        bob.asks().get("/api/v1/admin/people").then().statusCode(200);
        roster.setRoles(adminId(), bob.id(), Set.of(Role.MEMBER));
        bob.asks().get("/api/v1/admin/people").then().statusCode(403);
    }

    @Test
    void a_link_for_a_new_password_ends_the_old_one_and_its_sessions() {
        Somebody cat = Somebody.create(people, "cat", Role.MEMBER);
        String session = cat.signsIn().cookie("raim-session");
        String link = admin().post("/api/v1/admin/people/" + cat.id() + "/password-link")
                .then()
                .statusCode(200)
                .extract()
                .path("link");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(people.verifyPassword(cat.name(), Somebody.PASSWORD)).isPresent();

        assertThat(passwords.reset(token, "under the old bridge")).isEqualTo(cat.name());
        assertThat(people.verifyPassword(cat.name(), Somebody.PASSWORD)).isEmpty();
        assertThat(people.verifyPassword(cat.name(), "under the old bridge")).isPresent();
        given().cookie("raim-session", session).get("/api/v1/me").then().statusCode(401);
        assertThatThrownBy(() -> passwords.reset(token, "under the new bridge")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_changed_password_asks_for_the_old_one_and_ends_the_other_sessions() {
        Somebody dan = Somebody.create(people, "dan", Role.MEMBER);
        String here = dan.signsIn().cookie("raim-session");
        String elsewhere = dan.signsIn().cookie("raim-session");
        SignInId first = signIns.list(dan.id()).getLast().id();
        assertThatThrownBy(() -> passwords.change(dan.id(), "not this one", "under the old bridge", first))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not right");

        passwords.change(dan.id(), Somebody.PASSWORD, "under the old bridge", first);
        assertThat(signIns.list(dan.id())).hasSize(1);
        List<Integer> answers = List.of(here, elsewhere).stream()
                .map(session -> given().cookie("raim-session", session)
                        .get("/api/v1/me")
                        .statusCode())
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(200, 401);
    }

    @Test
    void signing_out_ends_the_session_itself_and_not_just_the_cookie() {
        Somebody eve = Somebody.create(people, "eve", Role.MEMBER);
        String session = eve.signsIn().cookie("raim-session");
        given().cookie("raim-session", session)
                .redirects()
                .follow(false)
                .get("/sign-out")
                .then()
                .statusCode(303);
        given().cookie("raim-session", session).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void signing_in_gives_new_cookies_whatever_the_browser_had() {
        Somebody fay = Somebody.create(people, "fay", Role.MEMBER);
        Response answer = given().redirects()
                .follow(false)
                .cookie("JSESSIONID", "planted")
                .cookie("raim-session", "planted")
                .formParam("username", fay.name())
                .formParam("password", Somebody.PASSWORD)
                .post("/j_security_check");
        assertThat(answer.headers().getValues("set-cookie"))
                .anyMatch(cookie -> cookie.startsWith("raim-session=") && !cookie.startsWith("raim-session=planted"))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID=;"));
    }

    @Test
    void passwords_are_measured_by_how_hard_they_are_to_guess() {
        assertThat(Passwords.weakness("password123", "ann"))
                .hasValueSatisfying(why -> assertThat(why).contains("easily guessed"));
        assertThat(Passwords.weakness("annannann", "annannann")).isPresent();
        assertThat(Passwords.weakness("qwertyuiop", "ann")).isPresent();
        assertThat(Passwords.weakness("short", "ann"))
                .hasValueSatisfying(why -> assertThat(why).contains("at least 8"));
        assertThat(Passwords.weakness("x".repeat(73), "ann")).isPresent();
        assertThat(Passwords.weakness("lighthouse copper violin", "ann")).isEmpty();
    }

    @Test
    void people_are_found_by_a_part_of_their_name_and_percent_signs_mean_themselves() {
        Somebody gus = Somebody.create(people, "Gus 100%_x", Role.MEMBER);
        assertThat(people.search("gus 100%_", 10)).extracting(Person::id).containsExactly(gus.id());
        assertThat(people.search("g%s", 10)).isEmpty();
        admin().queryParam("search", "GUS 100%")
                .get("/api/v1/admin/people")
                .then()
                .body("id", hasSize(1));
    }

    @Test
    void an_administrator_sees_and_revokes_tokens_but_never_their_secret() {
        Somebody hal = Somebody.create(people, "hal", Role.MEMBER);
        String id = admin().get("/api/v1/admin/people/" + hal.id() + "/tokens")
                .then()
                .statusCode(200)
                .body(not(containsString(hal.token())))
                .extract()
                .path("[0].id");
        admin().delete("/api/v1/admin/people/" + hal.id() + "/tokens/" + id)
                .then()
                .statusCode(204);
        hal.asks().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void only_administrators_reach_what_is_theirs() {
        Somebody ida = Somebody.create(people, "ida", Role.MEMBER, Role.OWNER, Role.JUDGE);
        for (String path : List.of("people", "invitations", "quotas", "people/" + ida.id())) {
            ida.asks().get("/api/v1/admin/" + path).then().statusCode(403);
        }
        ida.asks()
                .post("/api/v1/admin/people/" + adminId() + "/deactivate")
                .then()
                .statusCode(403);
    }
}
