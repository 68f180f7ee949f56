package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpatialTest {
    private static final Numbers X = Numbers.random(11, 2, 8, 6, 4);

    @Test
    void nearest_upsampling_repeats_each_pixel() {
        assertThat(Trial.of(x -> Spatial.upsampleNearest(x.get(0), 3), X)
                        .largestDifference(
                                Numbers.filled(at -> X.at(at[0], at[1], at[2] / 3, at[3] / 3), 2, 8, 18, 12)))
                .isZero();
    }

    @Test
    void pixel_shuffle_puts_channel_c4_plus_2i_plus_j_at_row_i_and_column_j() {
        Numbers expected = Numbers.filled(
                at -> X.at(at[0], at[1] * 4 + at[2] % 2 * 2 + at[3] % 2, at[2] / 2, at[3] / 2), 2, 2, 12, 8);
        assertThat(Trial.of(x -> Spatial.pixelShuffle(x.get(0), 2), X).largestDifference(expected))
                .isZero();
    }

    @Test
    void pixel_unshuffle_is_the_inverse_of_pixel_shuffle() {
        assertThat(Trial.of(x -> Spatial.pixelUnshuffle(Spatial.pixelShuffle(x.get(0), 2), 2), X)
                        .largestDifference(X))
                .isZero();
        Numbers expected = Numbers.filled(
                at -> X.at(at[0], at[1] / 4, at[2] * 2 + at[1] % 4 / 2, at[3] * 2 + at[1] % 2), 2, 32, 3, 2);
        assertThat(Trial.of(x -> Spatial.pixelUnshuffle(x.get(0), 2), X).largestDifference(expected))
                .isZero();
    }

    @Test
    void shuffling_a_number_of_channels_that_is_no_multiple_is_refused() {
        Tensor x = new ProgramBuilder("n").input("x", "N", 6, "H", "W");
        assertThatThrownBy(() -> Spatial.pixelShuffle(x, 2))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("6 channels");
    }

    @Test
    void averaging_halves_is_the_mean_of_four_pixels() {
        Numbers expected = Numbers.filled(
                at -> (X.at(at[0], at[1], 2 * at[2], 2 * at[3])
                                + X.at(at[0], at[1], 2 * at[2] + 1, 2 * at[3])
                                + X.at(at[0], at[1], 2 * at[2], 2 * at[3] + 1)
                                + X.at(at[0], at[1], 2 * at[2] + 1, 2 * at[3] + 1))
                        / 4,
                2,
                8,
                3,
                2);
        assertThat(Trial.of(x -> Spatial.averagePool(x.get(0), 2), X).largestDifference(expected))
                .isLessThan(1e-6);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "3, 2, 1", "2, 2, 0"})
    void pooling_looks_at_each_window(int kernel, int stride, int padding) {
        int height = (6 + 2 * padding - kernel) / stride + 1;
        int width = (4 + 2 * padding - kernel) / stride + 1;
        Numbers mean =
                Numbers.filled(at -> windowSum(at, kernel, stride, padding) / (kernel * kernel), 2, 8, height, width);
        assertThat(Trial.of(x -> Spatial.averagePool(x.get(0), kernel, stride, padding), X)
                        .largestDifference(mean))
                .isLessThan(1e-6);
        Numbers largest = Numbers.filled(at -> windowMax(at, kernel, stride, padding), 2, 8, height, width);
        assertThat(Trial.of(x -> Spatial.maxPool(x.get(0), kernel, stride, padding), X)
                        .largestDifference(largest))
                .isZero();
    }

    private static double windowSum(int[] at, int kernel, int stride, int padding) {
        double sum = 0;
        for (int i = 0; i < kernel; i++) {
            for (int j = 0; j < kernel; j++) {
                sum += X.at(at[0], at[1], at[2] * stride - padding + i, at[3] * stride - padding + j);
            }
        }
        return sum;
    }

    private static double windowMax(int[] at, int kernel, int stride, int padding) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < kernel; i++) {
            for (int j = 0; j < kernel; j++) {
                int row = at[2] * stride - padding + i;
                int column = at[3] * stride - padding + j;
                if (row >= 0 && row < 6 && column >= 0 && column < 4) {
                    largest = Math.max(largest, X.at(at[0], at[1], row, column));
                }
            }
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void grid_sampling_reads_between_pixels(boolean zerosOutside, boolean alignCorners) {
        Numbers grid = Numbers.random(12, 2, 3, 5, 2);
        Numbers expected = Numbers.filled(
                at -> {
                    double column = pixel(grid.at(at[0], at[2], at[3], 0), 4, zerosOutside, alignCorners);
                    double row = pixel(grid.at(at[0], at[2], at[3], 1), 6, zerosOutside, alignCorners);
                    int top = (int) Math.floor(row);
                    int left = (int) Math.floor(column);
                    double down = row - top;
                    double right = column - left;
                    return X.at(at[0], at[1], top, left) * (1 - down) * (1 - right)
                            + X.at(at[0], at[1], top, left + 1) * (1 - down) * right
                            + X.at(at[0], at[1], top + 1, left) * down * (1 - right)
                            + X.at(at[0], at[1], top + 1, left + 1) * down * right;
                },
                2,
                8,
                3,
                5);
        assertThat(Trial.of(x -> Spatial.gridSample(x.get(0), x.get(1), zerosOutside, alignCorners), X, grid)
                        .largestDifference(expected))
                .isLessThan(1e-5);
    }

    private static double pixel(double x, int size, boolean zerosOutside, boolean alignCorners) {
        double position = alignCorners ? (x + 1) / 2 * (size - 1) : ((x + 1) * size - 1) / 2;
        return zerosOutside ? position : Math.clamp(position, 0, size - 1);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1, 1", "2, 2, 0, 1", "3, 2, 2, 2"})
    void unfolding_lists_neighbourhoods_and_folding_adds_them_up(int kernel, int stride, int padding, int dilation) {
        ConvGeometry walk = new ConvGeometry(stride, padding, padding, dilation, 1);
        int reach = dilation * (kernel - 1) + 1;
        int rows = (6 + 2 * padding - reach) / stride + 1;
        int columns = (4 + 2 * padding - reach) / stride + 1;
        Numbers expected = Numbers.filled(
                at -> {
                    int i = at[1] % (kernel * kernel) / kernel;
                    int j = at[1] % kernel;
                    return X.at(
                            at[0],
                            at[1] / kernel / kernel,
                            at[2] / columns * stride - padding + i * dilation,
                            at[2] % columns * stride - padding + j * dilation);
                },
                2,
                8 * kernel * kernel,
                rows * columns);
        assertThat(Trial.of(x -> Spatial.unfold(x.get(0), kernel, walk), X).largestDifference(expected))
                .isZero();

        Numbers folded = Trial.of(
                x -> {
                    Tensor t = x.get(0);
                    return Spatial.fold(Spatial.unfold(t, kernel, walk), kernel, walk, t.size(2), t.size(3));
                },
                X);
        Numbers counted = Numbers.filled(
                at -> X.at(at)
                        * visits(at[2], rows, kernel, stride, padding, dilation)
                        * visits(at[3], columns, kernel, stride, padding, dilation),
                2,
                8,
                6,
                4);
        assertThat(folded.largestDifference(counted)).isLessThan(1e-5);
    }

    private static int visits(int at, int windows, int kernel, int stride, int padding, int dilation) {
        int visits = 0;
        for (int window = 0; window < windows; window++) {
            for (int i = 0; i < kernel; i++) {
                visits += window * stride - padding + i * dilation == at ? 1 : 0;
            }
        }
        return visits;
    }

    @Test
    void a_convolution_with_a_computed_weight_uses_it() {
        Numbers weight = Numbers.random(13, 8, 1, 3, 3);
        Numbers result = Trial.of(
                x -> Spatial.convolve(
                        x.get(0), x.get(1).mul(2), 3, ConvGeometry.same(3).groups(8)),
                X,
                weight);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < 9; i++) {
                        sum += 2
                                * weight.at(at[1], 0, i / 3, i % 3)
                                * X.at(at[0], at[1], at[2] + i / 3 - 1, at[3] + i % 3 - 1);
                    }
                    return sum;
                },
                2,
                8,
                6,
                4);
        assertThat(result.largestDifference(expected)).isLessThan(1e-5);
    }
}
