package studio.raim.engine.train.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** The known-answer vectors of the authors' Random123 library. */
    @Test
    void philox_gives_its_published_words() {
        int[] words = new int[4];
        Philox.fill(words, 0, 0, 0);
        assertThat(words).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        Philox.fill(words, -1, -1, -1);
        assertThat(words).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        Philox.fill(words, 0x299f31d0a4093822L, 0x0370734413198a2eL, 0x85a308d3243f6a88L);
        assertThat(words).containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void normal_numbers_have_mean_0_variance_1_and_kurtosis_3() {
        Draws draws = new Draws(1, 2);
        assertThat(moment(draws::normal, 0, 1)).isCloseTo(0, within(0.01));
        assertThat(moment(draws::normal, 0, 2)).isCloseTo(1, within(0.015));
        assertThat(moment(draws::normal, 0, 4)).isCloseTo(3, within(0.1));
    }

    @Test
    void poisson_numbers_have_their_mean_as_variance_below_and_above_the_change_of_method() {
        Draws draws = new Draws(1, 3);
        for (double mean : new double[] {0.3, 7, 63, 65, 200}) {
            assertThat(moment(() -> draws.poisson(mean), 0, 1)).isCloseTo(mean, within(0.03 * mean + 0.01));
            assertThat(moment(() -> draws.poisson(mean), mean, 2)).isCloseTo(mean, within(0.03 * mean + 0.01));
        }
    }

    private static double moment(DoubleSupplier numbers, double about, int power) {
        int count = 60_000;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(numbers.getAsDouble() - about, power);
        }
        return sum / count;
    }

    @Test
    void poisson_noise_has_basicsrs_levels_and_variance() throws IOException {
        JsonNode images = new ObjectMapper()
                .readTree(Golden.folder().resolve("noise/expected.json").toFile())
                .at("/poissonBasicSr/images");
        for (JsonNode image : images) {
            Planes picture = picture(image.get("image8Bit"));
            double scale = image.get("scale").asDouble();
            JsonNode colour = image.get("color");
            assertThat(Noise.levels(picture.samples()))
                    .isEqualTo(colour.get("vals").asDouble());
            assertThat(variance(picture, scale, false))
                    .as(image.get("name").asText())
                    .isCloseTo(
                            colour.get("varianceMean").asDouble(),
                            within(0.05 * colour.get("varianceMean").asDouble()));
            double grey = image.at("/gray/varianceMean").asDouble();
            assertThat(variance(picture, scale, true)).isCloseTo(grey, within(0.05 * grey));
        }
    }

    /** Of the noise before it is clamped: dark and bright pictures would lose a half of it. */
    private static double variance(Planes picture, double scale, boolean grey) {
        Draws draws = new Draws(5, grey ? 1 : 0);
        double sum = 0;
        long count = 0;
        for (int i = 0; i < 4000; i++) {
            for (float noise : Noise.poissonNoise(picture, scale, grey, draws)) {
                sum += noise * noise;
                count++;
            }
        }
        return sum / count;
    }

    private static Planes picture(JsonNode channels) {
        int h = channels.get(0).size();
        int w = channels.get(0).get(0).size();
        Planes picture = Planes.empty(w, h);
        for (int i = 0; i < picture.samples().length; i++) {
            picture.samples()[i] =
                    channels.get(i / (w * h)).get(i / w % h).get(i % w).asInt() / 255f;
        }
        return picture;
    }

    @Test
    void gaussian_noise_of_sigma_10_has_that_deviation_in_255ths() {
        Planes grey = new Planes(256, 256, filled(0.5f));
        Planes noisy = Noise.gaussian(grey, 10 / 255.0, false, new Draws(3, 3));
        double sum = 0;
        for (float sample : noisy.samples()) {
            sum += (sample - 0.5) * (sample - 0.5);
        }
        assertThat(255 * Math.sqrt(sum / noisy.samples().length)).isCloseTo(10, within(0.1));
    }

    private static float[] filled(float value) {
        float[] all = new float[3 * 256 * 256];
        Arrays.fill(all, value);
        return all;
    }
}
