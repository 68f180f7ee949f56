package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.catalog.UnusableWeightsException;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoMetadata;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** Real networks of random weights on the CPU. */
class PipelineRunnerTest {
    private static final String HALVE = "resize: {name: halve, factor: 1/2}";
    private static final String SETTLE = "resize: {name: settle, factor: 1/2}";
    private static final String FOUR = "network: {name: restore, model: small-srvgg}";
    private static final String TWO = "network: {name: restore, model: small-rrdb}";

    @TempDir
    Path home;

    private SmallModels models;
    private NetworkCache networks;
    private PipelineRunner runner;
    private final List<Progress> seen = new ArrayList<>();

    @BeforeEach
    void a_runner() throws IOException {
        models = new SmallModels(home);
        networks = models.networks();
        runner = new PipelineRunner(networks);
    }

    @AfterEach
    void close() {
        networks.close();
    }

    @ParameterizedTest
    @CsvSource({"small-srvgg,60", "small-rrdb,136"})
    void tiles_whose_overlap_covers_the_receptive_field_equal_the_untiled_network(String model, int tile)
            throws IOException {
        PipelineSpec spec = models.pipeline("network: {model: %s}".formatted(model));
        Pixels photo = noise(100, 78, 8);
        Pixels untiled = untiled(spec, photo);

        Restoration tiled = restore(spec, photo, RunOptions.DEFAULT.withTile(tile));

        assertThat(tiled.provenance().tiles()).singleElement().satisfies(plan -> {
            assertThat(plan.columns() * plan.rows()).isGreaterThan(1);
            assertThat(plan.blend()).isEqualTo(16);
        });
        assertThat(largestDifference(untiled, tiled.photo().colour())).isLessThanOrEqualTo(1);
    }

    @Test
    void too_little_overlap_shows() throws IOException {
        PipelineSpec spec = models.pipeline(FOUR);
        Pixels photo = noise(100, 78, 8);

        Restoration tiled = restore(spec, photo, RunOptions.DEFAULT.withTile(60).withOverlap(0));

        assertThat(largestDifference(untiled(spec, photo), tiled.photo().colour()))
                .isGreaterThan(3);
    }

    @Test
    void stages_that_run_together_equal_stages_one_after_the_other() throws IOException {
        PipelineSpec spec = models.pipeline(HALVE, "resize: {name: enlarge, factor: 4, filter: nearest}", SETTLE);
        Pixels photo = noise(130, 90, 8);

        Restoration together = restore(spec, photo, RunOptions.DEFAULT.withTile(70));
        Restoration apart = restore(spec, photo, RunOptions.DEFAULT.withIntermediates(true));

        assertThat(together.provenance().tiles()).extracting(TilePlan::stages).containsExactly("halve+enlarge+settle");
        assertThat(together.intermediates()).isEmpty();
        assertThat(apart.provenance().tiles())
                .extracting(TilePlan::stages)
                .containsExactly("halve", "enlarge", "settle");
        assertThat(apart.intermediates()).containsOnlyKeys("halve", "enlarge", "settle");
        assertThat(apart.intermediates())
                .hasEntrySatisfying("halve", p -> assertThat(p.width()).isEqualTo(65));
        assertThat(apart.intermediates())
                .hasEntrySatisfying("enlarge", p -> assertThat(p.height()).isEqualTo(180));
        assertThat(largestDifference(together.photo().colour(), apart.photo().colour()))
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,517", "517,3", "2,2", "37,53"})
    void every_size_works_and_is_kept_or_multiplied(int width, int height) throws IOException {
        Photo same = restore(
                        models.pipeline(HALVE, FOUR, SETTLE), noise(width, height, 8), RunOptions.DEFAULT.withTile(112))
                .photo();
        Photo larger = restore(models.pipeline(TWO), noise(width, height, 16), RunOptions.DEFAULT.withTile(112))
                .photo();

        assertThat(List.of(same.width(), same.height())).containsExactly(width, height);
        assertThat(List.of(larger.width(), larger.height())).containsExactly(2 * width, 2 * height);
        assertThat(larger.colour().bitDepth()).isEqualTo(16);
    }

    @Test
    void a_constant_image_stays_constant_across_seams_and_edges() throws IOException {
        Pixels photo = Pixels.allocate(200, 160, 3, 8);
        for (int i = 0; i < 200 * 160; i++) {
            for (int c = 0; c < 3; c++) {
                photo.setSample(i % 200, i / 200, c, 90 + 20 * c);
            }
        }

        Pixels result = restore(models.pipeline(FOUR, SETTLE), photo, RunOptions.DEFAULT.withTile(64))
                .photo()
                .colour();

        // Four output pixels come from one input pixel, each with weights of its own, so the constant is one per phase.
        for (int i = 0; i < 400 * 320; i++) {
            int x = i % 400;
            int y = i / 400;
            for (int c = 0; c < 3; c++) {
                assertThat(result.sample(x, y, c)).isEqualTo(result.sample(200 + x % 2, 160 + y % 2, c));
            }
        }
    }

    @Test
    void the_same_options_give_the_same_bytes_and_the_same_provenance() throws IOException {
        PipelineSpec spec = models.pipeline(HALVE, FOUR, SETTLE);
        Pixels photo = noise(140, 100, 16);

        Restoration first = restore(spec, photo, RunOptions.DEFAULT.withTile(110));
        Restoration second = restore(spec, photo, RunOptions.DEFAULT.withTile(110));

        assertThat(largestDifference(first.photo().colour(), second.photo().colour()))
                .isZero();
        assertThat(first.provenance().toJson()).isEqualTo(second.provenance().toJson());
    }

    @Test
    void the_provenance_names_everything_that_made_the_result() throws IOException {
        PipelineSpec spec = models.pipeline(HALVE, FOUR, SETTLE);

        String json = restore(spec, noise(64, 64, 8), RunOptions.DEFAULT.withSeed(5))
                .provenance()
                .toJson();

        JsonNode tree = new ObjectMapper().readTree(json);
        assertThat(tree.at("/input").asText())
                .isEqualTo(Sha256.of(new byte[] {1}).hex());
        assertThat(tree.at("/pipelineHash").asText()).isEqualTo(spec.hash().hex());
        assertThat(tree.at("/weights/small-srvgg~1weights.safetensors").asText())
                .isEqualTo(Sha256.of(models.weights(SmallModels.SRVGG)).hex());
        assertThat(tree.at("/parameters/halve/resize/factor").asText()).isEqualTo("1/2");
        assertThat(tree.at("/seed").asInt()).isEqualTo(5);
        assertThat(tree.at("/tiles/0/tileWidth").asInt()).isPositive();
        assertThat(tree.at("/numberType").asText()).isEqualTo("fp32");
        assertThat(tree.at("/device").asText()).isEqualTo("cpu");
    }

    @Test
    void progress_never_falls_and_reaches_one_once() throws IOException {
        restore(
                models.pipeline(HALVE, FOUR, SETTLE, "resize: {name: fit, longSide: 50, filter: lanczos}"),
                noise(200, 150, 8),
                RunOptions.DEFAULT.withTile(112));

        assertThat(seen).extracting(Progress::fraction).isSorted().endsWith(1.0).containsOnlyOnce(1.0);
        assertThat(seen).extracting(Progress::stage).contains("settle", "fit");
        assertThat(seen.size()).isGreaterThan(4);
    }

    @Test
    void a_cancelled_run_ends_between_tiles_without_a_result() throws IOException {
        PipelineSpec spec = models.pipeline(HALVE, FOUR, SETTLE);
        Cancellation cancellation = new Cancellation();

        assertThatThrownBy(() -> runner.restore(
                        source(noise(200, 200, 8)),
                        spec,
                        RunOptions.DEFAULT.withTile(110),
                        progress -> {
                            seen.add(progress);
                            cancellation.cancel();
                        },
                        cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void opacity_is_kept_at_scale_one_and_resized_otherwise() throws IOException {
        Pixels alpha = Pixels.allocate(40, 30, 1, 8);
        for (int i = 0; i < 40 * 30; i++) {
            alpha.setSample(i % 40, i / 40, 0, 77);
        }
        Photo photo = new Photo(noise(40, 30, 8), alpha, PhotoMetadata.NONE, ImageFormat.PNG, false, List.of());

        Photo same = run(models.pipeline(HALVE, FOUR, SETTLE), photo, RunOptions.DEFAULT)
                .photo();
        Photo larger = run(models.pipeline(FOUR), photo, RunOptions.DEFAULT).photo();

        assertThat(same.opacity()).containsSame(alpha);
        assertThat(larger.opacity()).hasValueSatisfying(a -> {
            assertThat(a.width()).isEqualTo(160);
            assertThat(a.sample(100, 60, 0)).isEqualTo(77);
        });
    }

    @Test
    void a_changed_weight_is_refused_before_it_runs() throws IOException {
        byte[] bytes = Files.readAllBytes(models.weights(SmallModels.SRVGG));
        bytes[bytes.length - 1] ^= 1;
        Files.write(models.weights(SmallModels.SRVGG), bytes);

        assertThatThrownBy(() -> restore(models.pipeline(FOUR), noise(8, 8, 8), RunOptions.DEFAULT))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("weights.safetensors has the SHA-256");
    }

    /** The network once over the photograph, with so much mirrored around it that the border cannot matter. */
    private Pixels untiled(PipelineSpec spec, Pixels photo) {
        int margin = 64;
        try (var lease = networks.lease(spec.models().getFirst(), NumberType.FP32);
                NDManager scope = networks.accelerator().newScope()) {
            int width = photo.width() + 2 * margin;
            int height = photo.height() + 2 * margin;
            FloatBuffer values = FloatBuffer.allocate(3 * width * height);
            photo.readPlanar(-margin, -margin, width, height, values);
            float[] result = lease.network()
                    .run(scope, scope.create(values.flip(), new Shape(1, 3, height, width)))
                    .toFloatArray();
            int scale = lease.card().scale();
            Pixels out = Pixels.allocate(scale * photo.width(), scale * photo.height(), 3, 8);
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < out.height(); y++) {
                    for (int x = 0; x < out.width(); x++) {
                        float value =
                                result[(c * scale * height + y + scale * margin) * scale * width + x + scale * margin];
                        out.setSample(x, y, c, Math.clamp(Math.round(value * 255), 0, 255));
                    }
                }
            }
            return out;
        }
    }

    private Restoration restore(PipelineSpec spec, Pixels pixels, RunOptions options) {
        return run(spec, Photo.of(pixels, ImageFormat.PNG), options);
    }

    private Restoration run(PipelineSpec spec, Photo photo, RunOptions options) {
        return runner.restore(
                new Source(photo, Sha256.of(new byte[] {1})), spec, options, seen::add, new Cancellation());
    }

    private static Source source(Pixels pixels) {
        return new Source(Photo.of(pixels, ImageFormat.PNG), Sha256.of(new byte[] {1}));
    }

    static Pixels noise(int width, int height, int bits) {
        Pixels pixels = Pixels.allocate(width, height, 3, bits);
        Random random = new Random(3);
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                pixels.setSample(i % width, i / width, c, random.nextInt(1 << bits));
            }
        }
        return pixels;
    }

    static int largestDifference(Pixels a, Pixels b) {
        int largest = 0;
        for (int i = 0; i < a.width() * a.height(); i++) {
            for (int c = 0; c < 3; c++) {
                largest = Math.max(largest, difference(a, b, i, c));
            }
        }
        return largest;
    }

    private static int difference(Pixels a, Pixels b, int i, int c) {
        return Math.abs(a.sample(i % a.width(), i / a.width(), c) - b.sample(i % a.width(), i / a.width(), c));
    }
}
