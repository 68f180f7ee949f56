package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoMetadata;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.spec.Filter;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Ratio;

class StrengthTest {
    private static final String[] SAME_SIZE = {
        "resize: {name: halve, factor: 1/2}",
        "network: {name: restore, model: small-srvgg}",
        "resize: {name: settle, factor: 1/2}"
    };
    private static final String ENLARGE = "network: {name: restore, model: small-rrdb}";
    private static final String SHRINK = "resize: {name: fit, longSide: 41, filter: lanczos}";
    private static final RunOptions TILED = RunOptions.DEFAULT.withTile(110);

    @TempDir
    Path home;

    private SmallModels models;
    private NetworkCache networks;

    @BeforeEach
    void a_runner() throws IOException {
        models = new SmallModels(home);
        networks = models.networks();
    }

    @AfterEach
    void close() {
        networks.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void none_is_the_photograph_sample_for_sample(int bits) throws IOException {
        Pixels photo = noise(140, 101, 3, bits);

        Pixels result = colour(models.pipeline(SAME_SIZE), photo, TILED.withStrength(0));

        assertThat(result.bitDepth()).isEqualTo(bits);
        assertThat(largestDifference(photo, result)).isZero();
    }

    @Test
    void none_of_an_enlarging_pipeline_is_the_bicubic_enlargement() throws IOException {
        Pixels photo = noise(97, 61, 3, 8);
        Pixels bicubic = ImageResizer.resize(photo, Canvas.blank(194, 122, 3, 8), Filter.BICUBIC, new Cancellation())
                .pixels();

        Pixels result = colour(models.pipeline(ENLARGE), photo, TILED.withStrength(0));

        assertThat(largestDifference(bicubic, result)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true,25", "true,50", "false,80", "false,1"})
    void between_is_the_mixture_of_none_and_full(boolean sameSize, int percent) throws IOException {
        PipelineSpec spec = sameSize ? models.pipeline(SAME_SIZE) : models.pipeline(ENLARGE);
        Pixels photo = noise(120, 83, 3, 16);

        Pixels none = colour(spec, photo, TILED.withStrength(0));
        Pixels full = colour(spec, photo, TILED);
        Pixels between = colour(spec, photo, TILED.withStrength(percent));

        double largest = 0;
        for (int i = 0; i < full.width() * full.height(); i++) {
            int x = i % full.width();
            int y = i / full.width();
            for (int c = 0; c < 3; c++) {
                double expected =
                        none.sample(x, y, c) + percent / 100.0 * (full.sample(x, y, c) - none.sample(x, y, c));
                largest = Math.max(largest, Math.abs(between.sample(x, y, c) - expected));
            }
        }
        assertThat(largest).isLessThanOrEqualTo(1.01);
        assertThat(largestDifference(none, full)).isGreaterThan(1000);
    }

    @Test
    void a_last_stage_that_sees_the_whole_picture_is_mixed_as_well() throws IOException {
        PipelineSpec spec = models.pipeline(ENLARGE, SHRINK);
        Pixels photo = noise(82, 60, 3, 8);
        Pixels bicubic = ImageResizer.resize(photo, Canvas.blank(41, 30, 3, 8), Filter.BICUBIC, new Cancellation())
                .pixels();

        assertThat(largestDifference(bicubic, colour(spec, photo, TILED.withStrength(0))))
                .isZero();
    }

    @Test
    void full_strength_is_what_nobody_asked_for_gives_and_the_record_says_the_strength() throws IOException {
        PipelineSpec spec = models.pipeline(SAME_SIZE);
        Photo photo = Photo.of(noise(64, 64, 3, 8), ImageFormat.PNG);

        Restoration usual = run(spec, photo, TILED);
        Restoration full = run(spec, photo, TILED.withStrength(100));

        assertThat(largestDifference(usual.photo().colour(), full.photo().colour()))
                .isZero();
        assertThat(full.provenance()).isEqualTo(usual.provenance());
        assertThat(run(spec, photo, TILED.withStrength(30)).provenance().strength())
                .isEqualTo(30);
    }

    @Test
    void opacity_goes_through_the_same_stages_on_its_own_whatever_the_colours_and_the_strength() throws IOException {
        PipelineSpec spec = models.pipeline(ENLARGE);
        Pixels alpha = noise(70, 50, 1, 8);
        Photo photo = new Photo(noise(70, 50, 3, 8), alpha, PhotoMetadata.NONE, ImageFormat.PNG, false, List.of());
        Photo black =
                new Photo(Pixels.allocate(70, 50, 3, 8), alpha, PhotoMetadata.NONE, ImageFormat.PNG, false, List.of());
        Pixels bicubic = ImageResizer.resize(alpha, Canvas.blank(140, 100, 1, 8), Filter.BICUBIC, new Cancellation())
                .pixels();

        Restoration result = run(spec, photo, TILED);
        Pixels restored = result.photo().opacity().orElseThrow();

        assertThat(result.provenance().tiles()).hasSize(1);
        assertThat(largestDifference(restored, opacity(run(spec, photo, TILED.withStrength(0)))))
                .isZero();
        assertThat(largestDifference(restored, opacity(run(spec, black, TILED))))
                .isZero();
        assertThat(largestDifference(restored, bicubic)).isGreaterThan(20);
    }

    @Test
    void opacity_that_a_plain_enlargement_repeats_is_repeated() throws IOException {
        PipelineSpec spec = models.pipeline("resize: {name: enlarge, factor: 3, filter: nearest}");
        Pixels alpha = noise(150, 90, 1, 16);
        Photo photo = new Photo(noise(150, 90, 3, 16), alpha, PhotoMetadata.NONE, ImageFormat.PNG, false, List.of());

        Pixels enlarged = opacity(run(spec, photo, TILED));

        for (int i = 0; i < 450 * 270; i++) {
            int x = i % 450;
            int y = i / 450;
            if (enlarged.sample(x, y, 0) != alpha.sample(x / 3, y / 3, 0)) {
                throw new AssertionError("%d, %d".formatted(x, y));
            }
        }
    }

    @Test
    void one_channel_goes_in_as_grey_and_the_mean_of_what_comes_out_is_taken() {
        TileWork growing = new TileWork() {
            @Override
            public Ratio scale() {
                return Ratio.ONE;
            }

            @Override
            public int multiple() {
                return 1;
            }

            @Override
            public float[] run(FloatBuffer tile, int channels, int width, int height, int crop) {
                float[] result = new float[channels * width * height];
                for (int i = 0; i < result.length; i++) {
                    result[i] = (1 + i / (width * height)) * tile.get(i);
                }
                return result;
            }
        };

        float[] mean = new GreyWork(growing).run(FloatBuffer.wrap(new float[] {0.25f, 1}), 1, 2, 1, 0);

        assertThat(mean).containsExactly(0.5f, 2);
    }

    private static Pixels opacity(Restoration run) {
        return run.photo().opacity().orElseThrow();
    }

    @Test
    void an_impossible_strength_is_refused() {
        assertThatThrownBy(() -> RunOptions.DEFAULT.withStrength(101)).hasMessageContaining("100 % (fully restored)");
        assertThatThrownBy(() -> RunOptions.DEFAULT.withStrength(-1)).hasMessageContaining("not at -1 %");
    }

    private Pixels colour(PipelineSpec spec, Pixels photo, RunOptions options) {
        return run(spec, Photo.of(photo, ImageFormat.PNG), options).photo().colour();
    }

    private Restoration run(PipelineSpec spec, Photo photo, RunOptions options) {
        return new PipelineRunner(networks)
                .restore(
                        new Source(photo, Sha256.of(new byte[] {1})),
                        spec,
                        options,
                        progress -> {},
                        new Cancellation());
    }

    private static Pixels noise(int width, int height, int channels, int bits) {
        Pixels pixels = Pixels.allocate(width, height, channels, bits);
        Random random = new Random(3);
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < channels; c++) {
                pixels.setSample(i % width, i / width, c, random.nextInt(1 << bits));
            }
        }
        return pixels;
    }

    private static int largestDifference(Pixels a, Pixels b) {
        assertThat(List.of(b.width(), b.height(), b.channels())).containsExactly(a.width(), a.height(), a.channels());
        int largest = 0;
        for (int i = 0; i < a.width() * a.height(); i++) {
            for (int c = 0; c < a.channels(); c++) {
                int x = i % a.width();
                int y = i / a.width();
                largest = Math.max(largest, Math.abs(a.sample(x, y, c) - b.sample(x, y, c)));
            }
        }
        return largest;
    }
}
