package studio.raim.engine.train.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pictures are float32 here, so golden values in float64 are met to a few of its steps. */
class FilteringTest {
    private static final double FLOAT = 2e-6;

    @Test
    void filtering_correlates_and_mirrors_as_basicsr_does() {
        Kernel kernel = new Kernel(15, Golden.numbers("filtering/filtering.safetensors", "kernel"));
        Planes input = Golden.planes("filtering/filtering.safetensors", "input");
        Planes expected = Golden.planes("filtering/filtering.safetensors", "correlate_reflect101");
        assertThat(Golden.largestDifference(Filtering.filter(input, kernel), expected))
                .isLessThan(FLOAT);
    }

    @Test
    void a_gaussian_in_two_passes_is_the_gaussian_kernel() {
        Planes input = Golden.planes("filtering/filtering.safetensors", "input");
        Planes direct = Filtering.filter(input, Kernel.gaussian(13, 1.7, 1.7, 0));
        assertThat(Golden.largestDifference(Filtering.gaussian(input, 13, 1.7), direct))
                .isLessThan(FLOAT);
    }

    @Test
    void resizing_equals_pytorchs() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(Golden.folder().resolve("resize/expected.json").toFile())
                .get("cases");
        Planes input = Golden.planes("resize/resize.safetensors", "input");
        assertThat(cases.size()).isEqualTo(16);
        for (JsonNode one : cases) {
            Rescaling how = Rescaling.valueOf(one.get("mode").asText().toUpperCase(Locale.ROOT));
            Planes found = one.has("size")
                    ? how.to(
                            input,
                            one.get("size").get(1).asInt(),
                            one.get("size").get(0).asInt())
                    : how.by(input, one.get("scaleFactor").asDouble());
            String name = one.get("name").asText();
            assertThat(Golden.largestDifference(found, Golden.planes("resize/resize.safetensors", name)))
                    .as(name)
                    .isLessThan(FLOAT);
        }
    }

    @Test
    void sharpening_equals_basicsrs_unsharp_mask() {
        Planes input = Golden.planes("sharpening/usm.safetensors", "input");
        Planes expected = Golden.planes("sharpening/usm.safetensors", "output");
        assertThat(Golden.largestDifference(Sharpening.apply(input), expected)).isLessThan(2e-5);
    }

    @Test
    void each_stage_of_a_real_esrgan_chain_equals_the_original() {
        String file = "second-order-chain/stages.safetensors";
        Kernel first = kernel("kernel_02");
        Kernel second = kernel("kernel_00");
        Kernel sinc = new Kernel(21, Golden.numbers("kernels/kernels.safetensors", "kernel_09"));
        // A value at the threshold can fall on its other side in another precision, which moves its neighbourhood a
        // little.
        Planes sharp = Sharpening.apply(Golden.planes(file, "00_gt"));
        assertThat(Golden.largestDifference(sharp, Golden.planes(file, "01_usm")))
                .isLessThan(1e-3);
        check(Filtering.filter(Golden.planes(file, "01_usm"), first), "02_blur1");
        check(Rescaling.BICUBIC.by(Golden.planes(file, "02_blur1"), 0.72), "03_resize1");
        check(Filtering.filter(Golden.planes(file, "05_jpeg1"), second), "06_blur2");
        check(Rescaling.BILINEAR.to(Golden.planes(file, "06_blur2"), 35, 26), "07_resize2");
        check(Rescaling.AREA.to(Golden.planes(file, "08_noise2_clamped"), 32, 24), "09_resize_back");
        check(Filtering.filter(Golden.planes(file, "09_resize_back"), sinc), "10_sinc");
    }

    private static Kernel kernel(String name) {
        return new Kernel(21, Golden.numbers("kernels/kernels.safetensors", name));
    }

    private static void check(Planes found, String stage) {
        Planes expected = Golden.planes("second-order-chain/stages.safetensors", stage);
        assertThat(Golden.largestDifference(found, expected)).as(stage).isLessThan(2e-5);
    }
}
