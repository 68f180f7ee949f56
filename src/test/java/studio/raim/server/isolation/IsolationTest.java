package studio.raim.server.isolation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.common.PersonId;
import studio.raim.server.PostgresResource;
import studio.raim.server.Somebody;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.job.JobEvents;
import studio.raim.server.job.JobView;
import studio.raim.server.job.rest.SmallHome;

/**
 * A person reaches nothing of another's by any address: walks what the server itself says it has, so that a new address
 * is walked too, or makes this test ask for a sample.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class IsolationTest {
    /** Query parameters that name nothing of anybody's. */
    private static final Set<String> HARMLESS =
            Set.of("limit", "state", "longSide", "search", "pipeline", "from", "to", "q", "dryRun");

    /** Query parameters and fields of bodies that name something; each has a test of its own below. */
    private static final Set<String> NAMES_A_JOB = Set.of("after");

    /** Ann herself gets 404 here, since her job has one stage only. */
    private static final Set<String> HAS_NO_SAMPLE = Set.of("/api/v1/jobs/{id}/stages/{name}");

    private static final Set<String> NAMES_A_PHOTO = Set.of("photoId");

    @Inject
    People people;

    @Inject
    JobEvents events;

    private Things anns;
    private Somebody bob;

    @BeforeEach
    void two_people() {
        if (anns == null) {
            anns = Things.of(Somebody.create(people, "ann", Role.MEMBER));
            bob = Somebody.create(people, "bob", Role.MEMBER, Role.OWNER, Role.JUDGE);
        }
    }

    private static Response call(RequestSpecification request, RestRoute route, String address) {
        RequestSpecification prepared = request.header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .redirects()
                .follow(false);
        if (!route.bodyType().isEmpty() && !route.bodyType().startsWith("multipart")) {
            boolean json = route.bodyType().contains("json");
            prepared = prepared.contentType(json ? "application/json" : route.bodyType())
                    .body((json ? "{\"roles\": [\"member\"], \"most\": 1}" : "x").getBytes(StandardCharsets.UTF_8));
        }
        return prepared.request(route.method(), address);
    }

    @Test
    void a_stranger_gets_401_at_every_address() {
        SoftAssertions all = new SoftAssertions();
        for (RestRoute route : RestRoute.all()) {
            if (route.path().startsWith("/api/")) {
                String address =
                        route.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                all.assertThat(call(given(), route, address).statusCode())
                        .as("a stranger: %s", route)
                        .isEqualTo(401);
            }
        }
        all.assertAll();
    }

    @Test
    void nobody_reaches_anothers_things_and_cannot_tell_that_they_exist() {
        SoftAssertions all = new SoftAssertions();
        List<RestRoute> routes = RestRoute.all().stream()
                .filter(RestRoute::namesSomething)
                .filter(route -> !Things.isEverybodys(route))
                .toList();
        assertThat(routes).hasSizeGreaterThan(10);
        for (RestRoute route : routes) {
            Map<String, String> values = anns.values(route).orElse(null);
            if (values == null) {
                all.fail("%s is new: say in Things.values which of Ann's things its address can name".formatted(route));
                continue;
            }
            boolean admin = route.path().startsWith("/api/v1/admin/");
            if (!admin && !route.changes() && !HAS_NO_SAMPLE.contains(route.path())) {
                all.assertThat(call(anns.owner().asks(), route, route.with(values))
                                .statusCode())
                        .as("Ann herself, or the sample names nothing: %s", route)
                        .isBetween(200, 299);
            }
            Response theirs = call(bob.asks(), route, route.with(values));
            Response nothings = call(bob.asks(), route, route.with(invented(values)));
            all.assertThat(theirs.statusCode()).as("Bob: %s", route).isEqualTo(admin ? 403 : 404);
            all.assertThat(withoutIds(theirs))
                    .as("Bob sees no difference to what does not exist: %s", route)
                    .isEqualTo(withoutIds(nothings));
            all.assertThat(theirs.asString()).as("Bob: %s", route).doesNotContain(Things.FILE_NAME);
        }
        all.assertAll();
    }

    @Test
    void after_bob_has_tried_everything_ann_still_has_everything() {
        for (RestRoute route : RestRoute.all()) {
            if (route.changes() && route.namesSomething()) {
                anns.values(route).ifPresent(values -> call(bob.asks(), route, route.with(values)));
            }
        }
        anns.owner().asks().get("/api/v1/photos/" + anns.photo()).then().statusCode(200);
        anns.owner().asks().get("/api/v1/jobs/" + anns.job() + "/result").then().statusCode(200);
        anns.owner().asks().get("/api/v1/me").then().statusCode(200);
    }

    private static Map<String, String> invented(Map<String, String> values) {
        Map<String, String> other = new HashMap<>(values);
        other.computeIfPresent("id", (name, value) -> UUID.randomUUID().toString());
        return other;
    }

    private static String withoutIds(Response answer) {
        return answer.statusCode()
                + " "
                + answer.asString().replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
    }

    @Test
    void every_query_parameter_and_field_that_could_name_something_is_known_to_this_test() {
        SoftAssertions all = new SoftAssertions();
        for (RestRoute route : RestRoute.all()) {
            if (!route.path().startsWith("/api/")) {
                continue;
            }
            all.assertThat(route.queryParameters())
                    .as("query parameters of %s: add new ones to HARMLESS, or test them", route)
                    .allMatch(name -> HARMLESS.contains(name) || NAMES_A_JOB.contains(name));
            all.assertThat(route.bodyFields())
                    .as("fields of the body of %s that name something", route)
                    .filteredOn(name -> name.equals("id") || name.endsWith("Id") || name.endsWith("Ids"))
                    .allMatch(NAMES_A_PHOTO::contains);
        }
        all.assertAll();
    }

    @Test
    void a_job_of_anothers_photo_is_refused_as_if_there_were_no_such_photo() {
        bob.submits(anns.photo(), "half").then().statusCode(404);
    }

    @Test
    void a_page_of_a_list_cannot_begin_after_anothers_job() {
        for (RestRoute route : RestRoute.all()) {
            for (String name : route.queryParameters()) {
                if (NAMES_A_JOB.contains(name)) {
                    bob.asks()
                            .queryParam(name, anns.job())
                            .get(route.path())
                            .then()
                            .statusCode(404);
                }
            }
        }
    }

    @Test
    void lists_hold_only_ones_own_things() {
        for (RestRoute route : RestRoute.all()) {
            if (route.method().equals("GET")
                    && route.path().startsWith("/api/v1/")
                    && !route.namesSomething()
                    && !route.path().equals("/api/v1/me/data")) {
                assertThat(bob.asks().get(route.path()).asString())
                        .as("Bob: %s", route)
                        .doesNotContain(
                                anns.photo(),
                                anns.job(),
                                Things.FILE_NAME,
                                anns.owner().name());
            }
        }
        assertThat(new String(
                        bob.asks().get("/api/v1/me/data").asByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(Things.FILE_NAME, anns.photo());
    }

    @Test
    void a_session_cookie_opens_no_more_doors_than_a_token() {
        String session = bob.signsIn().cookie("raim-session");
        for (RestRoute route : RestRoute.all()) {
            if (route.method().equals("GET") && route.namesSomething()) {
                anns.values(route).ifPresent(values -> assertThat(
                                call(given().cookie("raim-session", session), route, route.with(values))
                                        .statusCode())
                        .as("Bob's browser: %s", route)
                        .isIn(403, 404));
            }
        }
    }

    /** An operation that the description hides would not be walked. */
    @Test
    void no_address_escapes_the_walk() {
        Set<String> described = RestRoute.all().stream()
                .map(route -> route.method() + " " + shape(route.path()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> hiddenBesideADescribedOne = Set.of("POST /api/v1/jobs");
        Set<String> written = new TreeSet<>();
        server().stream().filter(type -> type.isAnnotatedWith(Path.class)).forEach(type -> type.getMethods()
                .forEach(method -> method.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType())
                        .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                        .filter(annotation -> !annotation.getSimpleName().equals("OPTIONS"))
                        .forEach(annotation -> written.add(annotation.getSimpleName() + " "
                                + shape(type.getAnnotationOfType(Path.class).value() + "/"
                                        + (method.isAnnotatedWith(Path.class)
                                                ? method.getAnnotationOfType(Path.class)
                                                        .value()
                                                : ""))))));
        assertThat(written).hasSizeGreaterThan(20);
        written.removeAll(hiddenBesideADescribedOne);
        assertThat(described).containsAll(written);
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/+", "/").replaceAll("/$", "");
    }

    private static JavaClasses server() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("studio.raim.server");
    }

    @Test
    void whoever_subscribes_says_for_whom() {
        Collection<String> open = new ArrayList<>();
        server().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals("subscribe"))
                .filter(method ->
                        method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(PersonId.class)))
                .forEach(method -> open.add(method.getFullName()));
        assertThat(open).as("events that are told to anybody").isEmpty();
    }

    @Test
    void bob_hears_nothing_of_anns_jobs() {
        List<JobView> heardByBob = new CopyOnWriteArrayList<>();
        List<JobView> heardByAnn = new CopyOnWriteArrayList<>();
        try (JobEvents.Subscription his = events.subscribe(bob.id(), heardByBob::add);
                JobEvents.Subscription hers = events.subscribe(anns.owner().id(), heardByAnn::add)) {
            assertThat(Stream.of(his, hers)).doesNotContainNull();
            String job = anns.owner().submits(anns.photo(), "half").path("id");
            await().atMost(Duration.ofSeconds(30)).until(() -> heardByAnn.stream()
                    .anyMatch(view -> view.id().toString().equals(job) && view.finishedAt() != null));
        }
        assertThat(heardByBob).isEmpty();
    }
}
