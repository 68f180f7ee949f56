package studio.raim.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
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

/** Judging results on the Photo page; each step starts where the one before ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhotoPageIT {
    private static final double PATIENCE = 180_000;
    private static final int LARGE_WIDTH = 8660;
    private static final int LARGE_HEIGHT = 5774;

    private RunningStudio studio;
    private Visitor visitor;
    private Page page;
    private Path folder;
    private String photo;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        // A small machine that restores, cuts tiles and draws at once takes its time.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        folder = temporary;
        Path data = temporary.resolve("data");
        ModelCatalog catalog = new ModelCatalog(new ProductHome(Path.of("")), new DataFolder(data));
        new ModelInstaller(catalog).install(new ModelId("realesrgan-x4fast"));
        studio = RunningStudio.start(data);
        visitor = new Visitor(studio.address());
        page = visitor.window(1280, 900, ColorScheme.LIGHT);
        page.navigate(studio.welcomeLink());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("first light of day");
        page.getByLabel("Password again").fill("first light of day");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create the administrator"))
                .click();
        assertThat(heading(page, "Restore")).isVisible();
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
    void a_photo_of_which_nothing_was_made_can_be_looked_at_and_restored() throws Exception {
        photo = upload("sky.jpg", Files.readAllBytes(DrawnPhotos.photo(folder, "sky.jpg", 320, 240)));
        page.navigate("/photo/" + photo);

        assertThat(heading(page, "sky.jpg")).isVisible();
        assertThat(page.getByText("Nothing has been made of this photo yet")).isVisible();
        assertThat(page.locator(".raim-about")).containsText("320 × 240");
        Accessibility.check(page);

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Restore").setExact(true))
                .click();
        assertThat(page.locator(".raim-result")).containsText("Done", patiently());
    }

    @Test
    @Order(2)
    void the_result_is_compared_with_the_slider_by_keyboard() {
        Locator slider = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Slider between A and B"));
        assertThat(slider).hasAttribute("aria-valuenow", "50");
        stage(page).press(".");
        assertThat(slider).hasAttribute("aria-valuenow", "52");
        slider.press("Home");
        assertThat(slider).hasAttribute("aria-valuenow", "0");
        slider.press("PageUp");
        assertThat(slider).hasAttribute("aria-valuenow", "10");
        assertThat(page.locator("photo-viewer .label").first()).containsText("Original");
    }

    @Test
    @Order(3)
    void side_by_side_both_panes_show_the_same_place() {
        stage(page).press("s");
        stage(page).press("2");
        assertThat(page.locator("photo-viewer output")).hasText("2:1");
        stage(page).press("ArrowRight");
        stage(page).press("Shift+ArrowDown");
        page.waitForTimeout(1200);

        Object looks = page.evaluate(
                "[...document.querySelector('photo-viewer').panes.values()].map(p => JSON.stringify(p.look))");
        assertThat(looks)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .satisfies(both -> assertThat(both.getFirst()).isEqualTo(both.getLast()));
    }

    @Test
    @Order(4)
    void flicker_changes_the_picture_without_a_blank_frame() {
        stage(page).press("0");
        page.waitForTimeout(800);
        stage(page).press("f");
        assertThat(page.locator("photo-viewer .label:visible")).containsText("Original");
        // In the very task in which the pictures change places, the one that comes forward is drawn already.
        Object opacity = page.evaluate("""
                async () => {
                  const viewer = document.querySelector('photo-viewer');
                  const stage = viewer.shadowRoot.querySelector('.stage');
                  stage.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true }));
                  await viewer.updateComplete;
                  const pane = [...viewer.shadowRoot.querySelectorAll('.pane')].find(p => p.style.visibility === 'visible');
                  const canvas = pane.querySelector('canvas');
                  return canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3];
                }""");
        assertThat(opacity).isEqualTo(255);
        assertThat(page.locator("photo-viewer .label:visible")).not().containsText("Original");
    }

    @Test
    @Order(5)
    void the_loupe_and_the_list_of_keys_open_and_close() {
        stage(page).press("l");
        assertThat(page.locator("photo-viewer .lens")).hasCount(2);
        stage(page).press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Side by side");
        Accessibility.check(page);
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        stage(page).press("Escape");
        assertThat(page.locator("photo-viewer .lens")).hasCount(0);
    }

    @Test
    @Order(6)
    void how_the_result_was_made_can_be_read_and_kept() {
        Locator result = page.locator(".raim-result").first();
        result.getByText("How it was made").click();
        assertThat(result).containsText("Model");
        assertThat(result).containsText("BSD-3-Clause");
        assertThat(result).containsText("CPU");

        Download record = page.waitForDownload(
                () -> result.getByText("The whole record as JSON").click());
        assertThat(record.suggestedFilename()).endsWith(".provenance.json");
    }

    @Test
    @Order(7)
    void the_same_result_is_made_again_byte_for_byte() {
        page.getByLabel("Make it again, byte for byte").first().click();
        assertThat(page.locator(".raim-result")).hasCount(2);
        assertThat(page.locator(".raim-result[data-state=DONE]"))
                .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));

        var addresses = page.locator(".raim-result a[download]:has-text('Download')").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(addresses).hasSize(2);
        assertThat(page.request().get(addresses.get(0)).body())
                .isEqualTo(page.request().get(addresses.get(1)).body());
    }

    @Test
    @Order(8)
    void a_result_is_deleted_and_comes_back() {
        page.getByLabel("Delete this result").first().click();
        assertThat(page.locator(".raim-result")).hasCount(1);
        page.getByText("Undo").click();
        assertThat(page.locator(".raim-result")).hasCount(2);
    }

    @Test
    @Order(9)
    void it_is_usable_for_all_in_the_dark_and_on_a_phone() {
        Page dark = visitor.likewise(page, 1280, 900, ColorScheme.DARK);
        dark.navigate("/photo/" + photo);
        assertThat(dark.locator(".raim-result")).hasCount(2);
        Accessibility.check(dark);
        dark.close();

        Page phone = visitor.likewise(page, 390, 844, ColorScheme.DARK);
        phone.navigate("/photo/" + photo);
        assertThat(phone.locator("photo-viewer .label").first()).isVisible();
        Accessibility.check(phone);
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        phone.close();
    }

    @Test
    @Order(10)
    void at_one_to_one_the_pixels_on_the_screen_are_the_files() throws Exception {
        BufferedImage chart = Chart.noise(1300, 900);
        String id = upload("chart.png", png(chart));
        Page plain = visitor.likewise(page, 1280, 900, ColorScheme.LIGHT);
        assertThat(differing(plain, id, chart, "1", 1)).isZero();
        assertThat(differing(plain, id, chart, "4", 4)).isZero();
        plain.close();

        // A screen with two device pixels for each CSS pixel, each way.
        Page fine = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(studio.address())
                        .setViewportSize(900, 800)
                        .setDeviceScaleFactor(2)
                        .setStorageState(page.context().storageState()))
                .newPage();
        assertThat(differing(fine, id, chart, "1", 1)).isZero();
        assertThat(differing(fine, id, chart, "2", 2)).isZero();
        fine.close();
    }

    private static int differing(Page page, String id, BufferedImage chart, String key, int scale) {
        page.navigate("/photo/" + id);
        assertThat(page.locator("photo-viewer output")).containsText("%", patiently());
        stage(page).press(key);
        assertThat(page.locator("photo-viewer output")).hasText(scale + ":1");
        sharp(page);
        BufferedImage screen = Chart.decoded(stage(page).screenshot());
        // The middle of the stage: the left upper corner has a label on it, and where four tiles meet is in it.
        return Chart.differing(screen, chart, scale, -200, -150, 400, 300);
    }

    /** Waits until the tiles that are to be seen are there. */
    private static void sharp(Page page) {
        page.waitForTimeout(800);
        page.waitForFunction(
                "[...document.querySelector('photo-viewer').panes.values()].every(p => p.viewer.getFullyLoaded())",
                null,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
        page.waitForTimeout(300);
    }

    @Test
    @Order(11)
    void fifty_megapixels_are_panned_and_the_figures_are_told() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(Chart.landscape(LARGE_WIDTH, LARGE_HEIGHT), "jpeg", jpeg);
        page.navigate("/photo/" + upload("large.jpg", jpeg.toByteArray()));
        assertThat(page.locator("photo-viewer output")).containsText("%", patiently());
        stage(page).press("1");
        sharp(page);
        page.evaluate("""
                () => {
                  window.raimTasks = []; window.raimFrames = 0; window.raimSince = performance.now();
                  new PerformanceObserver(list => list.getEntries().forEach(e => window.raimTasks.push(e.duration)))
                      .observe({ type: 'longtask' });
                  const frame = () => { window.raimFrames++; requestAnimationFrame(frame); };
                  requestAnimationFrame(frame);
                }""");
        var box = stage(page).boundingBox();
        double middleX = box.x + box.width / 2;
        double middleY = box.y + box.height / 2;
        for (int drag = 0; drag < 6; drag++) {
            page.mouse().move(middleX + 300, middleY + 150);
            page.mouse().down();
            page.mouse().move(middleX - 300, middleY - 150, new Mouse.MoveOptions().setSteps(25));
            page.mouse().up();
        }
        page.waitForTimeout(500);

        JsonObject figures = JsonParser.parseString((String) page.evaluate("""
                        () => JSON.stringify({ tasks: window.raimTasks.length, longest: Math.max(0, ...window.raimTasks),
                          frames: window.raimFrames, seconds: (performance.now() - window.raimSince) / 1000 })""")).getAsJsonObject();
        System.out.printf(
                "Panning %.1f megapixels at 1:1 for %.1f s: %d frames, %d main-thread tasks over 50 ms, the longest %.0f ms%n",
                LARGE_WIDTH * 1e-6 * LARGE_HEIGHT,
                figures.get("seconds").getAsDouble(),
                figures.get("frames").getAsInt(),
                figures.get("tasks").getAsInt(),
                figures.get("longest").getAsDouble());
        assertThat(figures.get("frames").getAsInt()).isPositive();
        sharp(page);
        assertThat(page.locator("photo-viewer .trouble")).hasCount(0);
    }

    @Test
    @Order(12)
    void what_is_no_photo_of_mine_is_not_found() {
        for (String id : new String[] {UUID.randomUUID().toString(), "nonsense"}) {
            page.navigate("/photo/" + id);
            assertThat(heading(page, "There is no such page")).isVisible();
        }
    }

    @Test
    @Order(13)
    void no_page_had_a_script_error() {
        assertThat(visitor.complaints()).isEmpty();
    }

    private String upload(String name, byte[] bytes) {
        String type = name.endsWith(".png") ? "image/png" : "image/jpeg";
        APIResponse answer = page.request()
                .post(
                        "/api/v1/photos",
                        RequestOptions.create()
                                .setTimeout(PATIENCE)
                                .setMultipart(FormData.create().set("file", new FilePayload(name, type, bytes))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return JsonParser.parseString(answer.text()).getAsJsonObject().get("id").getAsString();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Locator stage(Page page) {
        return page.locator("photo-viewer .stage");
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }
}
