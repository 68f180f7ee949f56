package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.catalog.WeightState;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;

/** Nobody sees where tiles meet: on a gradient, where the eye finds the least step, and on text, where it finds the least bend. */
class SeamlessnessTest {
    private static final int SIDE = 224;
    private static final int TILE = 96;

    /** One step of 8 bits, in 16. */
    private static final double STEP = 257;

    @TempDir
    Path folder;

    @Test
    void tiles_that_see_as_far_as_the_network_leave_no_seam_on_a_gradient() throws IOException {
        assertSeamless(gradient());
    }

    @Test
    void tiles_that_see_as_far_as_the_network_leave_no_seam_in_text() throws IOException {
        assertSeamless(text());
    }

    private void assertSeamless(Pixels picture) throws IOException {
        SmallModels models = new SmallModels(folder);
        PipelineSpec spec = models.pipeline("network: {model: small-srvgg}");
        try (NetworkCache networks = models.networks()) {
            Pixels whole = restored(networks, spec, picture, RunOptions.DEFAULT.withTile(1024));
            Pixels tiled = restored(networks, spec, picture, RunOptions.DEFAULT.withTile(TILE));
            Pixels blind = restored(
                    networks, spec, picture, RunOptions.DEFAULT.withTile(TILE).withOverlap(0));
            assertThat(largestDifference(whole, tiled)).isLessThanOrEqualTo((int) STEP);
            assertThat(seam(whole, tiled)).isLessThan(STEP / 20);
            // The measure does see seams where tiles know nothing of their neighbours.
            assertThat(seam(whole, blind)).isGreaterThan(20 * seam(whole, tiled));
        }
    }

    /** Its network sees farther than its card's context, so that tiles differ a little: the seams must not show. */
    @Test
    void quick_shows_no_seam_on_a_gradient_and_in_text() throws IOException {
        ProductHome home = new ProductHome(Path.of(""));
        ModelCatalog catalog = new ModelCatalog(home, DataFolder.of(null));
        assumeTrue(
                catalog.state(new ModelId("realesrgan-x4fast")) instanceof WeightState.Installed,
                "realesrgan-x4fast is not installed: ./raim models install realesrgan-x4fast");
        PipelineSpec quick = Pipelines.read(home.pipelines(), catalog.ids()).named("quick");
        try (NetworkCache networks = new NetworkCache(catalog, Accelerator.of("cpu"), 1 << 30)) {
            for (Pixels picture : List.of(gradient(), text())) {
                Pixels whole = restored(networks, quick, picture, RunOptions.DEFAULT.withTile(1024));
                Pixels tiled = restored(networks, quick, picture, RunOptions.DEFAULT.withTile(160));
                assertThat(seam(whole, tiled)).isLessThan(STEP / 4);
            }
        }
    }

    private static Pixels restored(NetworkCache networks, PipelineSpec spec, Pixels picture, RunOptions options) {
        Source source = new Source(Photo.of(picture, ImageFormat.PNG), Sha256.of(new byte[] {1}));
        return new PipelineRunner(networks)
                .restore(source, spec, options.withNumberType(NumberType.FP32), progress -> {}, new Cancellation())
                .photo()
                .colour();
    }

    /**
     * The sharpest step, between two neighbouring columns or rows, of what tiling changed: averaged along the line, as an eye
     * averages that follows it. In steps of 16 bits.
     */
    private static double seam(Pixels whole, Pixels tiled) {
        double sharpest = 0;
        for (int i = 1; i < whole.width(); i++) {
            double column = 0;
            double row = 0;
            for (int j = 0; j < whole.height(); j++) {
                column += change(whole, tiled, i, j) - change(whole, tiled, i - 1, j);
                row += change(whole, tiled, j, i) - change(whole, tiled, j, i - 1);
            }
            sharpest = Math.max(sharpest, Math.max(Math.abs(column), Math.abs(row)) / whole.height());
        }
        return sharpest;
    }

    private static int change(Pixels whole, Pixels tiled, int x, int y) {
        return tiled.sample(x, y, 1) - whole.sample(x, y, 1);
    }

    private static int largestDifference(Pixels a, Pixels b) {
        int largest = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                largest = Math.max(largest, Math.abs(change(a, b, x, y)));
            }
        }
        return largest;
    }

    /** A slow slant in 16 bits: every step of 8 bits would be twenty pixels wide. */
    private static Pixels gradient() {
        return drawn((x, y) -> 0.3 + 0.2 * (x + 0.6 * y) / SIDE);
    }

    /** Letters of five by seven squares, dark on light, of three sizes. */
    private static Pixels text() {
        String[] letters = {
            "####.#...##...#####.#.#..#..#.#...#",
            ".###.#...##...#######...##...##...#",
            "#####..#....#....#....#....#..#####",
            "#...###.###.#.##.#.##...##...##...#"
        };
        return drawn((x, y) -> {
            int size = 1 + y / 75;
            int u = x / size % 6;
            int v = y / size % 9;
            String letter = letters[x / size / 6 % letters.length];
            return u < 5 && v < 7 && letter.charAt(v * 5 + u) == '#' ? 0.1 : 0.9;
        });
    }

    private interface Shade {
        double at(int x, int y);
    }

    private static Pixels drawn(Shade shade) {
        Pixels pixels = Pixels.allocate(SIDE, SIDE, 3, 16);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++) {
                    pixels.setSample(x, y, c, (int) Math.round(65_535 * shade.at(x, y)));
                }
            }
        }
        return pixels;
    }
}
