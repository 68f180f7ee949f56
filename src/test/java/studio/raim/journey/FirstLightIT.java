package studio.raim.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
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

/** The way of the first person on a new server; each step starts where the one before ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstLightIT {
    private static final double RESTORED_WITHIN = 180_000;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private Path folder;
    private RunningStudio studio;
    private Visitor visitor;
    private Page page;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Path data = folder.resolve("data");
        ModelCatalog catalog = new ModelCatalog(new ProductHome(Path.of("")), new DataFolder(data));
        new ModelInstaller(catalog).install(new ModelId("realesrgan-x4fast"));
        studio = RunningStudio.start(data);
        visitor = new Visitor(studio.address());
        page = visitor.window(1280, 900, ColorScheme.LIGHT);
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
    void a_stranger_is_led_to_the_sign_in_page() {
        page.navigate("/");

        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        assertThat(heading("Sign in")).isVisible();
    }

    @Test
    @Order(2)
    void the_printed_link_creates_the_administrator_and_leads_to_restore() throws Exception {
        page.navigate(studio.welcomeLink());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("first light of day");
        page.getByLabel("Password again").fill("first light of day");
        button("Create the administrator").click();

        assertThat(heading("Restore")).isVisible();
        assertThat(page.getByText("Your photos appear here")).isVisible();
    }

    @Test
    @Order(3)
    void the_link_works_once() throws Exception {
        Page other = visitor.window(390, 844, ColorScheme.DARK);
        other.navigate(studio.welcomeLink());

        assertThat(other.getByText("This link no longer works")).isVisible();
        other.close();
    }

    @Test
    @Order(4)
    void a_file_that_is_no_photo_is_refused_with_its_reason_beside_one_that_is_taken() throws Exception {
        page.locator("photo-intake #files").setInputFiles(new Path[] {
            DrawnPhotos.photo(folder, "sky.jpg", WIDTH, HEIGHT), DrawnPhotos.broken(folder, "words.jpg")
        });

        assertThat(page.locator("photo-intake li[data-tone=bad]")).containsText("words.jpg");
        assertThat(page.locator("photo-intake li[data-tone=bad]")).containsText("picture");
        assertThat(job("sky.jpg")).isVisible();
    }

    @Test
    @Order(5)
    void the_photo_is_restored_while_the_page_watches() {
        assertThat(job("sky.jpg"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTORED_WITHIN));
    }

    @Test
    @Order(6)
    void a_second_tab_shows_the_same() {
        Page tab = visitor.likewise(page, 1280, 900, ColorScheme.LIGHT);
        tab.navigate("/");

        assertThat(tab.locator(".raim-job", new Page.LocatorOptions().setHasText("sky.jpg")))
                .containsText("Done");
        tab.close();
    }

    @Test
    @Order(7)
    void a_finished_photo_leads_to_its_page() {
        job("sky.jpg").getByLabel("Compare before and after of sky.jpg").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/photo/[0-9a-f-]{36}.*"));

        page.navigate("/");
        assertThat(job("sky.jpg")).isVisible();
    }

    @Test
    @Order(8)
    void the_download_is_a_picture_of_the_photos_size() throws Exception {
        Download download = page.waitForDownload(
                () -> job("sky.jpg").getByLabel("Download sky").click());
        BufferedImage result = ImageIO.read(download.path().toFile());

        assertThat(download.suggestedFilename()).endsWith(".jpg");
        assertThat(result.getWidth()).isEqualTo(WIDTH);
        assertThat(result.getHeight()).isEqualTo(HEIGHT);
    }

    @Test
    @Order(9)
    void everything_comes_in_one_archive() throws Exception {
        page.locator("photo-intake #files").setInputFiles(DrawnPhotos.photo(folder, "sea.jpg", 240, 320));
        assertThat(job("sea.jpg"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTORED_WITHIN));

        Download download =
                page.waitForDownload(() -> page.getByText("Download all").click());
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            assertThat(zip.size()).isEqualTo(2);
        }
    }

    @Test
    @Order(10)
    void the_models_page_says_what_is_installed() {
        page.navigate("/models");

        assertThat(page.locator("#model-realesrgan-x4fast")).containsText("Installed");
        assertThat(page.locator("#model-realesrgan-x4plus")).containsText("Not installed");
    }

    @Test
    @Order(11)
    void no_page_scrolls_sideways_on_a_dark_phone() {
        for (String path : new String[] {"/", "/history", "/pipelines", "/nowhere"}) {
            Page phone = visitor.likewise(page, 390, 844, ColorScheme.DARK);
            phone.navigate(path);
            assertThat(phone.locator("h1")).isVisible();

            assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
            phone.close();
        }
    }

    @Test
    @Order(12)
    void photos_can_be_chosen_with_the_keyboard_alone() {
        // Early: the browser is told to hand choosers over beside whatever key comes next, and Enter overtakes that.
        page.onFileChooser(chooser -> {});
        page.navigate("/");
        Locator choose = button("Choose photos");
        assertThat(choose).isVisible();
        // A page that is still being filled may take the focus away again.
        assertThat(job("sea.jpg")).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Locator focused = page.locator("photo-intake button.primary:focus");
        for (int presses = 0; focused.count() == 0 && presses < 20; presses++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused).hasCount(1);

        assertThat(page.waitForFileChooser(() -> page.keyboard().press("Enter")).isMultiple())
                .isTrue();
    }

    @Test
    @Order(13)
    void signing_out_closes_the_door() {
        page.locator(".raim-person vaadin-menu-bar-button").first().click();
        page.getByText("Sign out").click();
        assertThat(heading("Sign in")).isVisible();

        page.navigate("/models");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    @Order(14)
    void a_wrong_password_is_answered_in_words() {
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill("not this one");
        page.keyboard().press("Enter");

        assertThat(page.getByText("do not belong together")).isVisible();
    }

    @Test
    @Order(15)
    void no_page_had_a_script_error() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    @Order(16)
    void the_server_stops_cleanly_while_a_page_is_open() throws Exception {
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill("first light of day");
        page.keyboard().press("Enter");
        assertThat(heading("Restore")).isVisible();

        studio.close();

        assertThat(studio.said()).doesNotContain("A page failed");
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator job(String fileName) {
        return page.locator(".raim-job", new Page.LocatorOptions().setHasText(fileName));
    }
}
