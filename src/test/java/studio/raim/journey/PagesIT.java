package studio.raim.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.ModelInstaller;

/** Restore, History and Pipelines as a photographer uses them all day; each step starts where the one before ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {
    private static final String PASSWORD = "first light of day";
    private static final double RESTORED_WITHIN = 180_000;
    /** Of a browser on a busy machine. */
    private static final double PATIENCE = 30_000;

    private static final Pattern PHOTO_ID = Pattern.compile("\"photoId\":\"([0-9a-f-]{36})\"");
    private static final int MORE_THAN_A_PAGE = 55;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private RunningStudio studio;
    private Visitor visitor;
    private Page page;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        setDefaultAssertionTimeout(PATIENCE);
        folder = temporary;
        Path data = folder.resolve("data");
        ModelCatalog catalog = new ModelCatalog(new ProductHome(Path.of("")), new DataFolder(data));
        new ModelInstaller(catalog).install(new ModelId("realesrgan-x4fast"));
        studio = RunningStudio.start(data);
        visitor = new Visitor(studio.address());
        page = visitor.window(1280, 900, ColorScheme.LIGHT);
        page.navigate(studio.welcomeLink());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("Password again").fill(PASSWORD);
        button("Create the administrator").click();
        assertThat(page.getByText("Your photos appear here")).isVisible();
    }

    @AfterAll
    void stop() throws Exception {
        if (visitor != null) {
            visitor.close();
        }
        if (studio != null) {
            studio.close();
        }
    }

    @Test
    @Order(1)
    void a_pipeline_that_has_not_run_here_promises_no_time() {
        Locator quick = page.locator("vaadin-radio-button", new Page.LocatorOptions().setHasText("Quick"));

        assertThat(quick).containsText("Not run here yet");
    }

    @Test
    @Order(2)
    void strength_and_format_are_set_with_the_keyboard_and_go_with_the_photos() throws Exception {
        page.locator(".raim-options vaadin-details-summary").press("Enter");
        page.getByLabel("Strength in percent").press("PageDown");
        page.getByLabel("Strength in percent").press("ArrowRight");
        Locator format = page.getByLabel("Format");
        format.press("Enter");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("PNG"))
                .click();
        assertThat(page.locator(".raim-options vaadin-details-summary")).containsText("% strength · PNG");

        page.locator("photo-intake #files").setInputFiles(DrawnPhotos.photo(folder, "pier.jpg", 320, 240));

        assertThat(job("pier.jpg"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTORED_WITHIN));
        assertThat(job("pier.jpg")).containsText("% strength · PNG");
        Download download = page.waitForDownload(
                () -> job("pier.jpg").getByLabel("Download pier").click());
        assertThat(download.suggestedFilename()).isEqualTo("pier.restored.png");
    }

    @Test
    @Order(3)
    void the_next_visit_knows_the_options_and_how_long_a_photo_takes_here() {
        page.navigate("/");

        assertThat(page.locator(".raim-options vaadin-details-summary")).containsText("% strength · PNG");
        assertThat(page.locator("vaadin-radio-button", new Page.LocatorOptions().setHasText("Quick")))
                .containsText(Pattern.compile("About \\d+ s a photo here"));
        page.locator(".raim-options vaadin-details-summary").press("Enter");
        button("Back to the usual").press("Enter");
        assertThat(page.locator(".raim-options vaadin-details-summary")).containsText("the usual");
    }

    @Test
    @Order(4)
    void a_deleted_photo_comes_back_by_undo() {
        job("pier.jpg").getByLabel("Delete pier.jpg").press("Enter");
        assertThat(job("pier.jpg")).hasCount(0);

        button("Undo").press("Enter");

        assertThat(job("pier.jpg")).hasCount(1);
        assertThat(job("pier.jpg")).containsText("Done");
    }

    @Test
    @Order(5)
    void chosen_photos_are_restored_again_and_come_in_one_archive() throws Exception {
        job("pier.jpg").getByRole(AriaRole.CHECKBOX).press("Space");
        assertThat(page.locator("vaadin-radio-button", new Page.LocatorOptions().setHasText("Quick")))
                .containsText("for the chosen photo");
        button("Restore with Quick").press("Enter");
        assertThat(job("pier.jpg")).hasCount(2);
        for (int i = 0; i < 2; i++) {
            assertThat(job("pier.jpg").nth(i))
                    .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTORED_WITHIN));
            job("pier.jpg").nth(i).getByRole(AriaRole.CHECKBOX).press("Space");
        }

        Download download = page.waitForDownload(() ->
                page.getByLabel("Download the chosen results as a zip file").click());
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactlyInAnyOrder("pier.restored.png", "pier.restored.jpg");
        }
        button("Choose none").press("Enter");
    }

    @Test
    @Order(6)
    void many_photos_have_one_progress_and_are_cancelled_at_once() throws Exception {
        Matcher photo = PHOTO_ID.matcher(ask("GET", "/api/v1/jobs", ""));
        assertThat(photo.find()).isTrue();
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            ask(
                    "POST",
                    "/api/v1/jobs",
                    "{\"photoId\": \"%s\", \"pipeline\": \"upscale-x4\"}".formatted(photo.group(1)));
        }
        assertThat(page.locator(".raim-summary")).containsText(Pattern.compile("of 5\\d photos finished"));

        button("Cancel all").press("Enter");

        assertThat(page.locator(".raim-summary"))
                .containsText("cancelled", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTORED_WITHIN));
        assertThat(page.locator(".raim-job[data-state=QUEUED]")).hasCount(0);
    }

    @Test
    @Order(7)
    void history_shows_a_page_and_then_more() {
        page.navigate("/history");
        assertThat(page.locator(".raim-job")).hasCount(50);

        button("Show more").press("Enter");

        assertThat(page.getByText(Pattern.compile("5[5-9] photos shown"))).isVisible();
        assertThat(button("Show more")).isHidden();
    }

    @Test
    @Order(8)
    void history_is_searched_and_the_address_keeps_the_search() {
        page.getByLabel("Name or folder").fill("PIER .jpg");
        page.getByLabel("State").press("Enter");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Done"))
                .click();
        page.getByLabel("Pipeline").press("Enter");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Quick"))
                .click();
        assertThat(page.locator(".raim-job[data-state=DONE]")).hasCount(2);
        assertThat(page.locator(".raim-job[data-state=CANCELLED]")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*history\\?.*state=DONE.*"));

        page.reload();
        assertThat(page.locator(".raim-job")).hasCount(2);
        assertThat(page.getByLabel("Name or folder")).hasValue("PIER .jpg");

        page.getByLabel("Name or folder").fill("no such photo");
        assertThat(page.getByText("No photo matches")).isVisible();
        button("Show all photos").press("Enter");
        assertThat(page.locator(".raim-job")).hasCount(50);
    }

    @Test
    @Order(9)
    void all_that_is_shown_is_chosen_and_deleted_and_comes_back() {
        page.navigate("/history?state=DONE&pipeline=quick");
        assertThat(page.locator(".raim-job")).hasCount(2);
        page.getByLabel("Choose all shown").press("Space");
        assertThat(page.getByText("2 chosen")).isVisible();

        // By its whole name: each row has a button of its own that begins with the same word.
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Delete").setExact(true))
                .press("Enter");
        assertThat(page.locator(".raim-job")).hasCount(0);
        button("Undo").press("Enter");

        assertThat(page.locator(".raim-job")).hasCount(2);
    }

    @Test
    @Order(10)
    void pipelines_are_drawn_with_their_stages_and_their_speed_here() {
        page.navigate("/pipelines");
        Locator quick = page.locator("#pipeline-quick");

        assertThat(quick.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Stages")))
                .containsText("Real-ESRGAN x4 fast");
        assertThat(quick).containsText("s a megapixel");
        page.waitForFunction(
                "[...document.querySelectorAll('#pipeline-quick .raim-pair img')].every(i => i.naturalWidth)");
        assertThat(page.locator("#pipeline-detail")).containsText("Not available");
        assertThat(page.locator("#model-realesrgan-x4plus")).containsText("Install");
    }

    @Test
    @Order(11)
    void an_administrator_chooses_the_default_pipeline_and_removes_a_model() {
        page.getByLabel("Make Enlarge 2× the default for everybody").press("Enter");
        assertThat(page.locator("#pipeline-upscale-x2")).containsText("Default");
        assertThat(page.locator("#pipeline-quick")).not().containsText("Default");

        page.getByLabel("Remove Real-ESRGAN x4 fast").press("Enter");
        page.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]").press("Enter");

        assertThat(page.locator("#model-realesrgan-x4fast")).containsText("Not installed");
        page.navigate("/");
        assertThat(page.getByText("No pipeline can run yet")).isVisible();
    }

    @Test
    @Order(12)
    void every_page_is_accessible_in_light_and_in_dark_and_fits_a_phone() {
        for (ColorScheme look : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (String path : new String[] {"/", "/history", "/pipelines"}) {
                Page phone = visitor.likewise(page, 390, 844, look);
                phone.navigate(path);
                assertThat(phone.locator("main li").first()).isVisible();

                Accessibility.check(phone);
                assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path)
                        .isEqualTo(true);
                phone.close();
            }
        }
    }

    @Test
    @Order(13)
    void no_page_had_a_script_error() {
        assertThat(visitor.complaints()).isEmpty();
    }

    private String ask(String method, String path, String body) throws Exception {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.address() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator job(String fileName) {
        return page.locator(".raim-job", new Page.LocatorOptions().setHasText(fileName));
    }
}
