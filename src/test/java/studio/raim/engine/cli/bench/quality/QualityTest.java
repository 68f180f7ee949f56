package studio.raim.engine.cli.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.raim.engine.cli.bench.quality.Scores.Score;
import studio.raim.engine.train.degrade.Planes;

class QualityTest {
    private static Planes noisy(double sigma) {
        Random random = new Random(4);
        Planes picture = Planes.empty(96, 96);
        for (int i = 0; i < picture.samples().length; i++) {
            picture.samples()[i] = (float) (0.5 + sigma * random.nextGaussian());
        }
        return picture;
    }

    private static double deviation(Planes picture) {
        double sum = 0;
        for (float sample : picture.samples()) {
            sum += (sample - 0.5) * (sample - 0.5);
        }
        return Math.sqrt(sum / picture.samples().length);
    }

    @Test
    void the_noise_of_an_even_picture_is_estimated() {
        assertThat(NonLocalMeans.noise(noisy(0.1))).isCloseTo(0.1, within(0.005));
        assertThat(NonLocalMeans.noise(noisy(0.01))).isCloseTo(0.01, within(0.0005));
    }

    @Test
    void non_local_means_takes_most_of_the_noise_off_an_even_picture() {
        assertThat(deviation(new NonLocalMeans().restore(noisy(0.1)))).isLessThan(0.03);
    }

    @Test
    void a_gradient_without_noise_is_left_alone_up_to_rounding() {
        Planes ramp = Planes.empty(64, 64);
        for (int i = 0; i < ramp.samples().length; i++) {
            ramp.samples()[i] = (i % 64 + 96) / 255f;
        }
        Planes result = new NonLocalMeans().restore(ramp);
        for (int x = 8; x < 56; x++) {
            assertThat(result.samples()[20 * 64 + x]).isCloseTo(ramp.samples()[20 * 64 + x], within(1.01f / 255));
        }
    }

    @Test
    void the_table_names_the_worst_picture_and_who_gains() {
        Scores scores = new Scores(List.of(
                new Score("m", "noise", "a", 27, 0.9, 20, 0.5),
                new Score("m", "noise", "b", 24.2, 0.8, 24, 0.7),
                new Score("m", "good", "a", 39.5, 0.98, 40, 0.99)));
        assertThat(scores.of("m").worstGain()).isCloseTo(-0.5, within(1e-9));
        assertThat(scores.share(0.5)).isCloseTo(1 / 3.0, within(1e-9));
        StringWriter text = new StringWriter();
        new QualityTable(new PrintWriter(text), scores).print();
        assertThat(text.toString())
                .contains("noise                   25.60 (+3.60) .850 (+0.250)")
                .contains("m: worst picture -0.50 dB; of 1 inputs over 36 dB the worst -0.50 dB; "
                        + "of 2 under 30 dB 50 % gain over 0.5 dB");
    }
}
