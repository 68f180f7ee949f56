package studio.raim.server.isolation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.server.PostgresResource;
import studio.raim.server.Somebody;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.job.rest.SmallHome;

/** The same for pages: opens each as a browser does, and reads what the server sends to build it. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class PageWalkTest {
    /** The cookie of somebody who never signed in. */
    private static final String STRANGER = "";

    private static final String LOST = "There is no such page";

    /** Pages with a parameter that is no id of anybody's things. */
    private static final Set<String> HARMLESS = Set.of("welcome");

    @Inject
    People people;

    private Things anns;
    private Somebody bob;

    @BeforeEach
    void two_people() {
        if (anns == null) {
            anns = Things.of(Somebody.create(people, "ann", Role.MEMBER, Role.ADMIN));
            bob = Somebody.create(people, "bob", Role.MEMBER);
        }
    }

    /** Which of Ann's things the last part of a page's address names. */
    private Map<String, String> samples() {
        return Map.of(
                "people", anns.owner().id().toString(),
                "photo", anns.photo(),
                "photos", anns.photo(),
                "job", anns.job(),
                "jobs", anns.job());
    }

    private static List<JavaClass> pages() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("studio.raim.server")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .toList();
    }

    private static String path(JavaClass page) {
        return page.getAnnotationOfType(Route.class).value();
    }

    private static boolean takesSomething(JavaClass page) {
        return page.isAssignableTo(HasUrlParameter.class) || path(page).contains(":");
    }

    /** What a browser is sent for a page: it asks for a window, and then tells it where to go. */
    private static String opened(String session, String path) {
        Response window = given().cookie("raim-session", session)
                .redirects()
                .follow(false)
                .queryParam("v-r", "init")
                .queryParam("location", path)
                .queryParam("query", "")
                .get("/");
        Map<String, Object> going = Map.of(
                "type",
                "event",
                "node",
                1,
                "event",
                "ui-navigate",
                "data",
                Map.of("route", path, "query", "", "appShellTitle", "", "historyState", Map.of(), "trigger", ""));
        return given().cookies(window.cookies())
                .cookie("raim-session", session)
                .contentType("application/json")
                .body(Map.of(
                        "csrfToken",
                        window.path("appConfig.uidl.'Vaadin-Security-Key'"),
                        "rpc",
                        List.of(going),
                        "syncId",
                        0,
                        "clientId",
                        0))
                .post("/?v-r=uidl&v-uiId=" + window.<Object>path("appConfig.'v-uiId'"))
                .asString();
    }

    private static String session(Somebody person) {
        return person.signsIn().cookie("raim-session");
    }

    @Test
    void the_walk_sees_what_a_page_shows() {
        assertThat(opened(session(anns.owner()), "account"))
                .contains("Signed in as " + anns.owner().name());
        assertThat(opened(session(bob), "nowhere")).contains(LOST);
    }

    @Test
    void a_stranger_sees_no_page_but_the_doors() {
        SoftAssertions all = new SoftAssertions();
        for (JavaClass page : pages()) {
            if (!page.isAnnotatedWith(AnonymousAllowed.class)) {
                String shown = opened(STRANGER, path(page) + (takesSomething(page) ? "/" + anns.photo() : ""));
                all.assertThat(shown)
                        .as("a stranger: %s", page.getSimpleName())
                        .doesNotContain(Things.FILE_NAME, anns.owner().name())
                        .containsAnyOf("sign-in", "Sign in");
            }
        }
        all.assertAll();
    }

    @Test
    void pages_of_anothers_things_are_lost() {
        SoftAssertions all = new SoftAssertions();
        String his = session(bob);
        for (JavaClass page : pages()) {
            String path = path(page).replaceAll("/?:.*", "");
            if (!takesSomething(page) || HARMLESS.contains(path)) {
                continue;
            }
            String id = samples().get(path.replaceAll(".*/", ""));
            if (id == null) {
                all.fail("The page %s is new: say in samples() which of Ann's things it shows", page.getSimpleName());
                continue;
            }
            String shown = opened(his, path + "/" + id);
            all.assertThat(shown)
                    .as("Bob: %s", page.getSimpleName())
                    .contains(LOST)
                    .doesNotContain(Things.FILE_NAME, anns.owner().name());
        }
        all.assertAll();
    }

    @Test
    void what_is_for_administrators_is_lost_to_others() {
        String his = session(bob);
        for (JavaClass page : pages()) {
            if (page.isAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                    && Set.of(page.getAnnotationOfType(jakarta.annotation.security.RolesAllowed.class)
                                    .value())
                            .equals(Set.of("admin"))
                    && !takesSomething(page)) {
                assertThat(opened(his, path(page)))
                        .as(page.getSimpleName())
                        .contains(LOST)
                        .doesNotContain(anns.owner().name());
            }
        }
    }

    @Test
    void pages_show_only_ones_own_things() {
        String his = session(bob);
        for (JavaClass page : pages()) {
            if (!takesSomething(page)) {
                assertThat(opened(his, path(page)))
                        .as("Bob: %s", page.getSimpleName())
                        .doesNotContain(
                                anns.photo(),
                                anns.job(),
                                Things.FILE_NAME,
                                anns.owner().name());
            }
        }
    }
}
