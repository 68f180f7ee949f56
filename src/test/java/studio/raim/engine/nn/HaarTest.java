package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transform multiplied into weights gives what transform and convolution give one after the other. */
class HaarTest {
    private static final Numbers BIAS = Numbers.random(3, 5);

    /** Bands of each 2×2 block, with a channel's four bands after each other. */
    private static Numbers transformed(Numbers x) {
        int[] s = x.shape();
        return Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < 2; j++) {
                            int band = at[1] % 4;
                            int sign = (band % 2 == 1 && j == 1 ? -1 : 1) * (band / 2 == 1 && i == 1 ? -1 : 1);
                            sum += 0.5 * sign * x.at(at[0], at[1] / 4, 2 * at[2] + i, 2 * at[3] + j);
                        }
                    }
                    return sum;
                },
                s[0],
                4 * s[1],
                s[2] / 2,
                s[3] / 2);
    }

    private static Numbers inverted(Numbers bands) {
        int[] s = bands.shape();
        return Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int band = 0; band < 4; band++) {
                        int sign =
                                (band % 2 == 1 && at[3] % 2 == 1 ? -1 : 1) * (band / 2 == 1 && at[2] % 2 == 1 ? -1 : 1);
                        sum += 0.5 * sign * bands.at(at[0], 4 * at[1] + band, at[2] / 2, at[3] / 2);
                    }
                    return sum;
                },
                s[0],
                s[1] / 4,
                2 * s[2],
                2 * s[3]);
    }

    private static Numbers convolved(Numbers x, Numbers weight, Numbers bias) {
        int[] w = weight.shape();
        int r = w[2] / 2;
        return Numbers.filled(
                at -> {
                    double sum = bias.at(at[1]);
                    for (int c = 0; c < w[1]; c++) {
                        for (int k = 0; k < w[2] * w[2]; k++) {
                            sum += weight.at(at[1], c, k / w[2], k % w[2])
                                    * x.at(at[0], c, at[2] + k / w[2] - r, at[3] + k % w[2] - r);
                        }
                    }
                    return sum;
                },
                x.shape()[0],
                w[0],
                x.shape()[2],
                x.shape()[3]);
    }

    @Test
    void the_transform_is_orthonormal_and_inverts() {
        Numbers x = Numbers.random(1, 2, 3, 6, 4);
        assertThat(inverted(transformed(x)).largestDifference(x)).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_convolution_after_the_transform(int kernel) {
        Numbers x = Numbers.random(1, 2, 3, 6, 4);
        Numbers weight = Numbers.random(2, 5, 12, kernel, kernel);
        Numbers found = Trial.of(
                (net, in) -> Haar.convAfterDown(net, "c", in.get(0), 3, 5, kernel),
                Map.of("c.weight", weight, "c.bias", BIAS),
                x);
        assertThat(found.largestDifference(convolved(transformed(x), weight, BIAS)))
                .isLessThan(1e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_convolution_before_the_inverse(int kernel) {
        Numbers x = Numbers.random(1, 2, 3, 3, 2);
        Numbers weight = Numbers.random(2, 8, 3, kernel, kernel);
        Numbers bias = Numbers.random(4, 8);
        Numbers found = Trial.of(
                (net, in) -> Haar.convBeforeUp(net, "c", in.get(0), 3, 2, kernel),
                Map.of("c.weight", weight, "c.bias", bias),
                x);
        assertThat(found.largestDifference(inverted(convolved(x, weight, bias))))
                .isLessThan(1e-4);
    }
}
