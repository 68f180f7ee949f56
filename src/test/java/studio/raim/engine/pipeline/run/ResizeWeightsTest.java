package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.spec.Filter;

class ResizeWeightsTest {
    @Test
    void area_by_two_thirds_counts_overlaps() {
        ResizeWeights weights = ResizeWeights.of(3, 2, Filter.AREA);

        assertThat(weights.at(0, 0)).isEqualTo(2 / 3f);
        assertThat(weights.at(0, 1)).isEqualTo(1 / 3f);
        assertThat(weights.at(1, 1)).isEqualTo(1 / 3f);
        assertThat(weights.at(1, 2)).isEqualTo(2 / 3f);
    }

    @Test
    void bicubic_that_halves_is_keys_kernel_at_odd_eighths_of_its_reach() {
        ResizeWeights weights = ResizeWeights.of(16, 8, Filter.BICUBIC);

        // Keys' kernel with a = -1/2 at distances 1/4, 3/4, 5/4, 7/4 on both sides; the eight sum to 2.
        assertThat(weights.end(4) - weights.first(4)).isEqualTo(8);
        double[] kernel = {0.8671875, 0.2265625, -0.0703125, -0.0234375};
        for (int i = 0; i < 4; i++) {
            assertThat(weights.at(4, 9 + i)).isCloseTo((float) (kernel[i] / 2), within(1e-6f));
            assertThat(weights.at(4, 8 - i)).isCloseTo((float) (kernel[i] / 2), within(1e-6f));
        }
    }

    @ParameterizedTest
    @EnumSource(Filter.class)
    void a_constant_stays_constant_and_a_same_size_stays_the_same(Filter filter) {
        Pixels image = Pixels.allocate(70, 131, 1, 16);
        FloatBuffer ramp = FloatBuffer.allocate(70 * 131);
        while (ramp.hasRemaining()) {
            ramp.put((ramp.position() % 70) / 70f);
        }
        image.writePlanar(0, 0, 70, 131, ramp.flip());

        Pixels same = resize(image, Canvas.blank(70, 131, 1, 16), filter);
        Pixels flat = resize(constant(), Canvas.blank(33, 150, 1, 8), filter);

        assertThat(same.sample(17, 100, 0)).isEqualTo(image.sample(17, 100, 0));
        assertThat(flat.sample(0, 0, 0)).isEqualTo(200);
        assertThat(flat.sample(32, 149, 0)).isEqualTo(200);
        assertThat(flat.sample(16, 65, 0)).isEqualTo(200);
    }

    private static Pixels resize(Pixels image, Canvas canvas, Filter filter) {
        return ImageResizer.resize(image, canvas, filter, new Cancellation()).pixels();
    }

    private static Pixels constant() {
        Pixels image = Pixels.allocate(10, 20, 1, 8);
        for (int i = 0; i < 200; i++) {
            image.setSample(i % 10, i / 10, 0, 200);
        }
        return image;
    }
}
