package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PixelsTest {
    /** One channel, 3 x 2: the samples 0 1 2 / 3 4 5. */
    private static Pixels counting() {
        Pixels pixels = Pixels.allocate(3, 2, 1, 8);
        for (int i = 0; i < 6; i++) {
            pixels.setSample(i % 3, i / 3, 0, i);
        }
        return pixels;
    }

    private static int[] window(Pixels pixels, int x, int y, int w, int h) {
        FloatBuffer out = FloatBuffer.allocate(w * h * pixels.channels());
        pixels.readPlanar(x, y, w, h, out);
        int[] samples = new int[out.capacity()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.round(out.get(i) * pixels.maxSample());
        }
        return samples;
    }

    @Test
    void a_window_over_the_edge_mirrors_without_repeating_the_edge() {
        assertThat(window(counting(), -2, 0, 7, 1)).containsExactly(2, 1, 0, 1, 2, 1, 0);
        assertThat(window(counting(), 0, -1, 1, 4)).containsExactly(3, 0, 3, 0);
    }

    @Test
    void mirroring_goes_on_far_outside() {
        assertThat(window(counting(), 400, 0, 3, 1)).containsExactly(0, 1, 2);
        assertThat(window(counting(), -401, 0, 3, 1)).containsExactly(1, 0, 1);
    }

    @Test
    void a_side_of_one_pixel_repeats_it() {
        Pixels pixels = Pixels.allocate(1, 1, 3, 16);
        pixels.setSample(0, 0, 0, 10);
        pixels.setSample(0, 0, 1, 20);
        pixels.setSample(0, 0, 2, 65_535);
        assertThat(window(pixels, -1, -1, 2, 1)).containsExactly(10, 10, 20, 20, 65_535, 65_535);
    }

    @Test
    void channels_are_planes_in_a_window_and_neighbours_in_the_array() {
        Pixels pixels = Pixels.allocate(2, 1, 3, 8);
        pixels.writePlanar(
                0, 0, 2, 1, FloatBuffer.wrap(new float[] {0, 1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f, 5 / 255f}));
        assertThat(pixels.sample(1, 0, 0)).isEqualTo(1);
        assertThat(pixels.sample(0, 0, 2)).isEqualTo(4);
        assertThat(window(pixels, 0, 0, 2, 1)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void written_values_are_rounded_and_clamped() {
        Pixels pixels = Pixels.allocate(5, 1, 1, 8);
        pixels.writePlanar(0, 0, 5, 1, FloatBuffer.wrap(new float[] {-3, 7, 100.4f / 255, 100.6f / 255, Float.NaN}));
        assertThat(window(pixels, 0, 0, 5, 1)).containsExactly(0, 255, 100, 101, 0);
    }

    @Test
    void all_65536_samples_survive_the_way_through_floats() {
        Pixels from = Pixels.allocate(256, 256, 1, 16);
        for (int i = 0; i < 65_536; i++) {
            from.setSample(i % 256, i / 256, 0, i);
        }
        FloatBuffer planar = FloatBuffer.allocate(65_536);
        from.readPlanar(0, 0, 256, 256, planar);
        Pixels to = Pixels.allocate(256, 256, 1, 16);
        to.writePlanar(0, 0, 256, 256, planar.flip());
        for (int i = 0; i < 65_536; i++) {
            assertThat(to.sample(i % 256, i / 256, 0)).isEqualTo(i);
        }
    }

    @Test
    void the_eight_orientations_turn_the_samples() {
        // The pictures that viewers show for the stored 0 1 2 / 3 4 5, drawn by hand from EXIF 2.32, 4.6.4 A.
        int[][] shown = {
            {0, 1, 2, 3, 4, 5},
            {2, 1, 0, 5, 4, 3},
            {5, 4, 3, 2, 1, 0},
            {3, 4, 5, 0, 1, 2},
            {0, 3, 1, 4, 2, 5},
            {3, 0, 4, 1, 5, 2},
            {5, 2, 4, 1, 3, 0},
            {2, 5, 1, 4, 0, 3},
        };
        for (int exif = 1; exif <= 8; exif++) {
            Pixels turned = counting().displayed(Orientation.ofExif(exif));
            assertThat(turned.width()).isEqualTo(exif < 5 ? 3 : 2);
            assertThat(window(turned, 0, 0, turned.width(), turned.height()))
                    .as("orientation %d", exif)
                    .containsExactly(shown[exif - 1]);
        }
    }

    @Test
    void writing_outside_the_picture_is_refused() {
        assertThatThrownBy(() -> counting().writePlanar(2, 0, 2, 1, FloatBuffer.allocate(2)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
