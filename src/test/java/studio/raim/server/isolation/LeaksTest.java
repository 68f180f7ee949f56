package studio.raim.server.isolation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.PasswordChanges;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;

/** What must stay inside: secrets out of the log, the server's insides out of answers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LeaksTest {
    @Inject
    People people;

    @Inject
    OneTimeLinks links;

    @Inject
    PasswordChanges passwords;

    @ConfigProperty(name = "raim.data")
    String data;

    /** Everything that is logged while it is open, however fine. */
    private static final class Overheard extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Logger root = Logger.getLogger("");
        private final Logger ours = Logger.getLogger("studio.raim");
        private final Level before = ours.getLevel();

        Overheard() {
            setLevel(Level.ALL);
            ours.setLevel(Level.ALL);
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            StringWriter trace = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(trace));
            }
            lines.add(line.getLoggerName() + " " + line.getMessage() + " " + Arrays.toString(line.getParameters())
                    + trace);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
            ours.setLevel(before);
        }
    }

    @Test
    void no_secret_is_ever_logged() {
        String password = "nightingale under umbrella";
        String wrong = "a guess that is wrong";
        String fresh = "paper boats in november";
        Overheard log = new Overheard();
        try {
            OneTimeLinks.Created invitation =
                    links.invite(people.find("admin").orElseThrow().id(), "", Set.of(Role.MEMBER), Duration.ofDays(1));
            String name = "leaky-" + invitation.link().id();
            people.accept(invitation.token(), name, password);
            String session = signIn(name, password).cookie("raim-session");
            signIn(name, wrong).then().statusCode(303);
            String token = given().auth()
                    .preemptive()
                    .basic(name, password)
                    .contentType("application/json")
                    .body(Map.of("name", "script"))
                    .post("/api/v1/tokens")
                    .path("token");
            given().header("Authorization", "Bearer " + token)
                    .get("/api/v1/me")
                    .then()
                    .statusCode(200);
            given().header("Authorization", "Bearer " + token + "x")
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401);
            var person = people.find(name).orElseThrow();
            passwords.change(person.id(), password, fresh, null);
            assertThatThrownBy(() -> passwords.change(person.id(), wrong, fresh, null))
                    .isNotNull();
            String link = given().auth()
                    .preemptive()
                    .basic("admin", PostgresResource.ADMIN_PASSWORD)
                    .post("/api/v1/admin/people/" + person.id() + "/password-link")
                    .path("link");
            String first = links.renew();

            assertThat(log.lines).as("the log is overheard").anyMatch(line -> line.contains("signed in"));
            for (String secret : List.of(
                    password,
                    wrong,
                    fresh,
                    session,
                    token,
                    invitation.token(),
                    link.replaceAll(".*/", ""),
                    first,
                    PostgresResource.ADMIN_PASSWORD)) {
                assertThat(log.lines).noneMatch(line -> line.contains(secret));
            }
        } finally {
            log.close();
        }
    }

    private static Response signIn(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParam("username", name)
                .formParam("password", password)
                .post("/j_security_check");
    }

    @Test
    void bad_requests_get_no_path_no_class_and_no_stack() {
        List<String> ids = List.of(
                "0",
                "..%2F..%2Fetc%2Fpasswd",
                "%00",
                "x".repeat(3000),
                "00000000-0000-0000-0000-000000000000",
                "'%20or%201=1--",
                "%F0%9F%98%80");
        List<String> bodies = List.of("", "{", "[]", "null", "{\"name\": {\"a\": 1}}", "\u0000", "{\"roles\": [null]}");
        SoftAssertions all = new SoftAssertions();
        for (RestRoute route : RestRoute.all()) {
            for (String id : route.namesSomething() ? ids : List.of("")) {
                String address = route.path().replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(id));
                for (String body : route.changes() ? bodies : List.of("")) {
                    check(all, route, address, send(route, address, body, Map.of()));
                }
            }
            for (String value : List.of("-1", "99999999999999999999", "x", "'")) {
                for (String name : route.queryParameters()) {
                    check(
                            all,
                            route,
                            name + "=" + value,
                            send(route, route.path().replaceAll("\\{[^}]*}", "0"), "", Map.of(name, value)));
                }
            }
        }
        all.assertAll();
    }

    private static Response send(RestRoute route, String address, String body, Map<String, String> query) {
        RequestSpecification request = given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .queryParams(query);
        if (!body.isEmpty()) {
            request = request.contentType(
                            route.bodyType().isEmpty() || route.bodyType().startsWith("multipart")
                                    ? "application/json"
                                    : route.bodyType())
                    .body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(route.method(), address);
    }

    private void check(SoftAssertions all, RestRoute route, String what, Response answer) {
        if (answer.statusCode() < 400 || !route.path().startsWith("/api/")) {
            return;
        }
        String shown = what.length() > 80 ? what.substring(0, 80) : what;
        all.assertThat(answer.statusCode()).as("%s: %s", route, shown).isLessThan(500);
        all.assertThat(answer.asString())
                .as("%s: %s", route, shown)
                .doesNotContain("Exception", "\tat ", "studio.raim", "java.", "org.hibernate", "SELECT ", data, "/tmp/")
                .doesNotContain(System.getProperty("user.dir"));
    }
}
