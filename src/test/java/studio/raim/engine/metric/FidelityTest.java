package studio.raim.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.raim.engine.imaging.Pixels;

/** PSNR and SSIM. */
class FidelityTest {
    static List<GoldenPairs.Pair> pairs() {
        return GoldenPairs.all();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void psnr_is_that_of_the_reference(GoldenPairs.Pair pair) {
        Picture a = pair.distorted();
        Picture b = pair.reference();
        same(Psnr.rgb(a, b), pair.expected("/psnr/value/rgb"));
        same(Psnr.y(a, b), pair.expected("/psnr/value/y"));
        same(Psnr.rgb(a.cropped(4), b.cropped(4)), pair.expected("/psnr/value/rgbCrop4"));
        same(Psnr.y(a.cropped(4), b.cropped(4)), pair.expected("/psnr/value/yCrop4"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ssim_is_that_of_the_reference(GoldenPairs.Pair pair) {
        Picture a = pair.distorted();
        Picture b = pair.reference();
        same(Ssim.rgb(a, b), pair.expected("/ssim/value/rgb"));
        same(Ssim.y(a, b), pair.expected("/ssim/value/y"));
        same(Ssim.rgb(a.cropped(4), b.cropped(4)), pair.expected("/ssim/value/rgbCrop4"));
        same(Ssim.y(a.cropped(4), b.cropped(4)), pair.expected("/ssim/value/yCrop4"));
        same(Ssim.of(a.roundedLuma(), b.roundedLuma()), pair.expected("/ssim/value/lumaRounded"));
    }

    @Test
    void a_difference_of_one_step_everywhere_is_48_13_decibels() {
        Picture a = Picture.of(flat(90, 140, 8, 100));
        Picture b = Picture.of(flat(90, 140, 8, 101));
        assertThat(Psnr.rgb(a, b)).isCloseTo(20 * Math.log10(255), within(1e-12));
    }

    @Test
    void sixteen_bits_are_measured_on_the_scale_of_eight() {
        Picture deep = Picture.of(flat(20, 20, 16, 100 * 257));
        Picture eight = Picture.of(flat(20, 20, 8, 110));
        assertThat(Psnr.rgb(deep, eight)).isCloseTo(20 * Math.log10(25.5), within(1e-12));
    }

    @Test
    void the_ssim_of_two_flat_pictures_is_their_luminance_term() {
        double c1 = 2.55 * 2.55;
        double expected = (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1);
        assertThat(Ssim.rgb(Picture.of(flat(40, 30, 8, 100)), Picture.of(flat(40, 30, 8, 150))))
                .isCloseTo(expected, within(1e-10));
    }

    @Test
    void what_a_network_made_is_clamped_and_rounded_as_in_a_file() {
        float[] values = new float[3 * 4];
        Arrays.fill(values, 100.4f / 255);
        values[0] = -3;
        values[1] = 7;
        double[] row = new double[2];
        Picture picture = Picture.ofPlanar(values, 2, 2);
        picture.red().read(0, row);
        assertThat(row).containsExactly(0, 255);
        picture.red().read(1, row);
        assertThat(row).containsExactly(100, 100);
    }

    @Test
    void pictures_of_different_sizes_are_refused() {
        Picture a = Picture.of(flat(40, 30, 8, 1));
        Picture b = Picture.of(flat(30, 40, 8, 1));
        assertThatThrownBy(() -> Psnr.rgb(a, b)).hasMessageContaining("40 x 30 and 30 x 40");
        assertThatThrownBy(() -> Ssim.rgb(a, b)).hasMessageContaining("40 x 30 and 30 x 40");
        assertThatThrownBy(() -> a.cropped(15)).hasMessageContaining("Nothing");
    }

    static Pixels flat(int width, int height, int bits, int value) {
        Pixels pixels = Pixels.allocate(width, height, 3, bits);
        for (int i = 0; i < width * height * 3; i++) {
            pixels.setSample(i / 3 % width, i / 3 / width, i % 3, value);
        }
        return pixels;
    }

    private static void same(double value, double expected) {
        if (Double.isInfinite(expected)) {
            assertThat(value).isEqualTo(expected);
        } else {
            assertThat(value).isCloseTo(expected, within(1e-9));
        }
    }
}
