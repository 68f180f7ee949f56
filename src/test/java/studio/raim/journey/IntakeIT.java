package studio.raim.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Photos on their way in: everything that comes between a person's files and the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakeIT {
    private static final String PASSWORD = "first light of day";
    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    private static final String HALF = """
            id: half
            title: Half
            summary: Half as wide and half as high.
            stages:
              - resize: {name: halve, factor: 1/2, filter: area}
            """;

    private Path folder;
    private RunningStudio studio;
    private Visitor visitor;
    private Page page;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("models/pipelines"));
        Files.writeString(data.resolve("models/pipelines/half.yaml"), HALF);
        studio = RunningStudio.start(data);
        visitor = new Visitor(studio.address());
        page = visitor.window(1280, 900, ColorScheme.LIGHT);
        page.navigate(studio.welcomeLink());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("Password again").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create the administrator"))
                .click();
        assertThat(zone()).isVisible();
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
    void a_folder_a_pasted_picture_and_a_zip_file_arrive_with_their_folders() throws Exception {
        Path trip = Files.createDirectories(folder.resolve("trip/day 1"));
        grain(trip.resolve("one.png"), 1);
        grain(folder.resolve("trip/two.png"), 2);
        Files.writeString(folder.resolve("trip/notes.txt"), "Tickets");
        page.locator("photo-intake #folder").setInputFiles(folder.resolve("trip"));
        assertThat(page.locator("photo-intake p.quiet")).containsText("1 other file in the folder is no photos");
        paste(3);
        Path zip = folder.resolve("more.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("album/four.png"));
            Files.copy(grain(folder.resolve("four.png"), 4), entries);
        }
        pick(zip);

        assertThat(photos()).hasCount(4, SOON);
        assertThat(folders()).contains("trip/day 1", "trip", "album", "");
    }

    @Test
    @Order(2)
    void files_wait_for_the_connection_and_go_on_by_themselves() throws Exception {
        page.context().setOffline(true);
        pick(grain(folder.resolve("away.png"), 5));
        assertThat(page.getByText("No connection to the server")).isVisible();
        page.context().setOffline(false);

        assertThat(photos()).hasCount(5, SOON);
        assertThat(page.locator("photo-intake .total")).hasCount(0, SOON);
    }

    @Test
    @Order(3)
    void files_survive_a_session_that_ends_and_go_on_after_signing_in_on_the_same_page() throws Exception {
        page.context().clearCookies();
        pick(IntStream.range(10, 22)
                .mapToObj(seed -> grain(folder.resolve("late " + seed + ".png"), seed))
                .toArray(Path[]::new));
        Locator form = page.locator("sign-in-again");
        assertThat(form).containsText("Name");
        assertThat(page.getByText("Sign in again.")).isVisible();
        form.locator("input[name=username]").fill("admin");
        form.locator("input[name=password]").fill("wrong");
        form.locator("button").click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("This did not work");
        form.locator("input[name=password]").fill(PASSWORD);
        form.locator("button").click();

        assertThat(page.locator("photo-intake .total")).hasCount(0, SOON);
        page.navigate("/");
        assertThat(photos()).hasCount(17, SOON);
    }

    @Test
    @Order(4)
    void two_tabs_that_send_the_same_photo_at_once_both_succeed_with_one_photo() throws Exception {
        Page other = visitor.likewise(page, 1280, 900, ColorScheme.LIGHT);
        other.navigate("/");
        assertThat(other.locator("photo-intake .zone")).isVisible();
        Path same = grain(folder.resolve("same.png"), 30);
        page.locator("photo-intake #files").setInputFiles(same);
        other.locator("photo-intake #files").setInputFiles(same);

        assertThat(other.locator("photo-intake .total")).hasCount(0, SOON);
        assertThat(page.locator("photo-intake .total")).hasCount(0, SOON);
        assertThat(page.locator("photo-intake li[data-tone=bad]")).hasCount(0);
        other.reload();
        assertThat(other.locator(".raim-jobs > *")).hasCount(19, SOON);
        assertThat(jobs("photoId", "same.png")).hasSize(2).containsOnly(jobs("photoId", "same.png")[0]);
        other.close();
    }

    @Test
    @Order(5)
    void nothing_was_complained_about() {
        assertThat(visitor.complaints()).isEmpty();
    }

    private Locator zone() {
        return page.locator("photo-intake .zone");
    }

    private Locator photos() {
        return page.locator(".raim-jobs > *");
    }

    private void pick(Path... files) {
        page.locator("photo-intake #files").setInputFiles(files);
    }

    private String[] folders() {
        return jobs("folder", "");
    }

    /** This field of each job whose photo's name contains {@code name}. */
    private String[] jobs(String field, String name) {
        return ((java.util.List<?>) page.evaluate("""
                        ([field, name]) => fetch('/api/v1/jobs?limit=500')
                          .then((answer) => answer.json())
                          .then((jobs) => jobs.filter((job) => job.photoName.includes(name)).map((job) => job[field]))
                        """, new String[] {field, name}))
                .stream().map(String::valueOf).toArray(String[]::new);
    }

    private void paste(int seed) throws IOException {
        String base64 = java.util.Base64.getEncoder()
                .encodeToString(Files.readAllBytes(grain(folder.resolve("pasted.png"), seed)));
        page.evaluate("""
                (base64) => {
                  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                  const clipboardData = new DataTransfer();
                  clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
                  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }));
                }
                """, base64);
    }

    /** A picture that is unlike all others. */
    private static Path grain(Path file, int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        try {
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
