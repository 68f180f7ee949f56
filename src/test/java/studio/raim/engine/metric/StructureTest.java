package studio.raim.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MS-SSIM, relative local variance, sharpness, noise. */
class StructureTest {
    static List<GoldenPairs.Pair> pairs() {
        return GoldenPairs.all();
    }

    static List<GoldenPairs.Pair> largePairs() {
        return GoldenPairs.all().stream()
                .filter(p -> p.expected().has("msSsim"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("largePairs")
    void ms_ssim_is_that_of_the_reference(GoldenPairs.Pair pair) {
        assertThat(MsSsim.of(pair.distorted(), pair.reference()))
                .isCloseTo(pair.expected("/msSsim/value"), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void relative_local_variance_is_that_of_the_authors(GoldenPairs.Pair pair) {
        RelativeLocalVariance.Summary summary = RelativeLocalVariance.of(pair.distorted(), pair.reference());
        assertThat(summary.mean()).isCloseTo(pair.expected("/relativeLocalVariance/mean"), within(1e-9));
        assertThat(summary.least()).isCloseTo(pair.expected("/relativeLocalVariance/min"), within(1e-9));
        assertThat(summary.shareBelow()).isCloseTo(pair.expected("/relativeLocalVariance/shareBelow0_7"), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void sharpness_is_the_variance_of_the_laplacian(GoldenPairs.Pair pair) {
        double expected = pair.expected("/laplacianVariance/distorted/luma601Unrounded");
        assertThat(Sharpness.of(pair.distorted())).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void bicubic_halving_is_that_of_matlab() {
        JsonNode golden = GoldenPairs.read(GoldenPairs.folder().resolve("imresize/expected.json"));
        JsonNode expected = null;
        for (JsonNode one : golden.get("cases")) {
            if (one.get("scale").asDouble() == 0.5 && one.get("antialiasing").asBoolean()) {
                expected = one.get("output");
            }
        }
        Plane halved = Halving.bicubic(plane(golden.get("input")));
        Plane matlab = plane(expected);
        assertThat(halved.width()).isEqualTo(matlab.width());
        assertThat(halved.values()).containsExactly(matlab.values(), within(1e-9));
    }

    @Test
    void white_noise_is_measured_by_its_standard_deviation() {
        Random random = new Random(7);
        double[] values = new double[400 * 400];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.2 * (i % 400) + 12 * random.nextGaussian();
        }
        assertThat(Noise.of(new Plane(400, 400, values))).isCloseTo(12, within(0.15));
    }

    @Test
    void an_odd_side_is_rounded_up_and_its_edge_mirrored() {
        Plane halved = Halving.mean(new Plane(3, 1, new double[] {1, 3, 5}));
        assertThat(halved.values()).containsExactly(2, 5);
    }

    @Test
    void small_pictures_have_no_ms_ssim_and_are_told_so() {
        Picture small = Picture.of(FidelityTest.flat(200, 175, 8, 9));
        assertThatThrownBy(() -> MsSsim.of(small, small)).hasMessageContaining("at least 176 pixels");
    }

    private static Plane plane(JsonNode rows) {
        int width = rows.get(0).size();
        double[] values = new double[rows.size() * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / width).get(i % width).asDouble();
        }
        return new Plane(width, rows.size(), values);
    }
}
