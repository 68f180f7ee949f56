package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionAndFourierTest {
    private static final Numbers Q = Numbers.random(51, 2, 3, 5, 4);
    private static final Numbers K = Numbers.random(52, 2, 3, 6, 4);
    private static final Numbers V = Numbers.random(53, 2, 3, 6, 4);

    @Test
    void the_matrix_product_sums_over_the_inner_axis() {
        Numbers result = Trial.of(x -> Attention.matmul(x.get(0), Shapes.transpose(x.get(1), -2, -1)), Q, K);
        Numbers expected = Numbers.filled(at -> dot(at[0], at[1], at[2], at[3]), 2, 3, 5, 6);
        assertThat(result.largestDifference(expected)).isLessThan(1e-5);
        Numbers sum = Trial.of(
                x -> Attention.einsum(
                        "bhie,bhje->bhij",
                        x.get(0),
                        x.get(1),
                        x.get(0).size(0),
                        x.get(0).size(1),
                        x.get(0).size(2),
                        x.get(1).size(2)),
                Q,
                K);
        assertThat(sum.largestDifference(expected)).isLessThan(1e-5);
    }

    @Test
    void matrices_that_do_not_fit_are_refused_before_any_run() {
        ProgramBuilder net = new ProgramBuilder("n");
        Tensor a = net.input("a", "N", 4, 8);
        assertThatThrownBy(() -> Attention.matmul(a, a))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("cannot be multiplied");
    }

    private static double dot(int n, int head, int i, int j) {
        double sum = 0;
        for (int e = 0; e < 4; e++) {
            sum += Q.at(n, head, i, e) * K.at(n, head, j, e);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void attention_is_the_mean_of_values_weighted_by_exponentials(boolean masked) {
        Numbers mask = Numbers.random(54, 2, 3, 5, 6);
        Numbers result = Trial.of(
                x -> Attention.scaledDotProduct(x.get(0), x.get(1), x.get(2), masked ? x.get(3) : null, 0.5),
                Q,
                K,
                V,
                mask);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = 0;
                    double weights = 0;
                    for (int j = 0; j < 6; j++) {
                        double weight = Math.exp(
                                0.5 * dot(at[0], at[1], at[2], j) + (masked ? mask.at(at[0], at[1], at[2], j) : 0));
                        sum += weight * V.at(at[0], at[1], j, at[3]);
                        weights += weight;
                    }
                    return sum / weights;
                },
                2,
                3,
                5,
                4);
        assertThat(result.largestDifference(expected)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void the_spectrum_is_the_sum_of_waves_and_its_inverse_gives_the_image_back(int width) {
        Numbers image = Numbers.random(55, 1, 2, 5, width);
        int half = width / 2 + 1;
        Numbers result = Trial.of(x -> Fourier.rfft2(x.get(0)), image);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < 5; i++) {
                        for (int j = 0; j < width; j++) {
                            double angle = -2 * Math.PI * ((double) at[2] * i / 5 + (double) at[3] * j / width);
                            sum += image.at(0, at[1], i, j) * (at[4] == 0 ? Math.cos(angle) : Math.sin(angle));
                        }
                    }
                    return sum;
                },
                1,
                2,
                5,
                half,
                2);
        assertThat(result.largestDifference(expected)).isLessThan(5e-5);

        Numbers back = Trial.of(
                x -> Fourier.irfft2(
                        Fourier.rfft2(x.get(0)), x.get(0).size(2), x.get(0).size(3)),
                image);
        assertThat(back.largestDifference(image)).isLessThan(1e-5);
    }

    @Test
    void the_product_of_spectra_is_the_circular_convolution() {
        Numbers image = Numbers.random(56, 1, 2, 4, 6);
        Numbers kernel = Numbers.random(57, 1, 2, 4, 6);
        Numbers result = Trial.of(
                x -> Fourier.irfft2(
                        Fourier.multiply(Fourier.rfft2(x.get(0)), Fourier.rfft2(x.get(1))),
                        x.get(0).size(2),
                        x.get(0).size(3)),
                image,
                kernel);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < 24; i++) {
                        sum += kernel.at(0, at[1], i / 6, i % 6)
                                * image.at(0, at[1], Math.floorMod(at[2] - i / 6, 4), Math.floorMod(at[3] - i % 6, 6));
                    }
                    return sum;
                },
                1,
                2,
                4,
                6);
        assertThat(result.largestDifference(expected)).isLessThan(2e-5);
    }
}
