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
import io.restassured.specification.RequestSpecification;
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

    private static String opened(RequestSpecification browser, String path) {
        return browser.redirects()
                .follow(false)
                .queryParam("v-r", "init")
                .queryParam("location", path)
                .queryParam("query", "")
                .get("/")
                .asString();
    }

    private static RequestSpecification browser(Somebody person) {
        return given().cookie("raim-session", person.signsIn().cookie("raim-session"));
    }

    @Test
    void the_walk_sees_what_a_page_shows() {
        assertThat(opened(browser(anns.owner()), "account"))
                .contains("Signed in as " + anns.owner().name());
        assertThat(opened(browser(bob), "nowhere")).contains(LOST);
    }

    @Test
    void a_stranger_sees_no_page_but_the_doors() {
        SoftAssertions all = new SoftAssertions();
        for (JavaClass page : pages()) {
            if (!page.isAnnotatedWith(AnonymousAllowed.class)) {
                String shown = opened(given(), path(page) + (takesSomething(page) ? "/" + anns.photo() : ""));
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
        RequestSpecification his = browser(bob);
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
            String shown = opened(given().spec(his), path + "/" + id);
            all.assertThat(shown)
                    .as("Bob: %s", page.getSimpleName())
                    .contains(LOST)
                    .doesNotContain(Things.FILE_NAME, anns.owner().name());
        }
        all.assertAll();
    }

    @Test
    void what_is_for_administrators_is_lost_to_others() {
        RequestSpecification his = browser(bob);
        for (JavaClass page : pages()) {
            if (page.isAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                    && Set.of(page.getAnnotationOfType(jakarta.annotation.security.RolesAllowed.class)
                                    .value())
                            .equals(Set.of("admin"))
                    && !takesSomething(page)) {
                assertThat(opened(given().spec(his), path(page)))
                        .as(page.getSimpleName())
                        .contains(LOST)
                        .doesNotContain(anns.owner().name());
            }
        }
    }

    @Test
    void pages_show_only_ones_own_things() {
        RequestSpecification his = browser(bob);
        for (JavaClass page : pages()) {
            if (!takesSomething(page)) {
                assertThat(opened(given().spec(his), path(page)))
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
