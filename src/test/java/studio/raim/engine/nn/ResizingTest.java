package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizingTest {
    private static final Numbers X = Numbers.random(31, 1, 2, 9, 12);

    private static double keys(double x, double a) {
        double t = Math.abs(x);
        return t <= 1 ? (a + 2) * t * t * t - (a + 3) * t * t + 1 : t < 2 ? a * (t * t * t - 5 * t * t + 8 * t - 4) : 0;
    }

    private static double triangle(double x) {
        return Math.max(0, 1 - Math.abs(x));
    }

    /** Weighted mean of one axis' samples around the centre, the kernel widened when the image shrinks. */
    private static Numbers filtered(int rows, int columns, double radius, DoubleUnaryOperator kernel) {
        return Numbers.filled(
                at -> {
                    double sum = 0;
                    double weights = 0;
                    for (int i = 0; i < 9; i++) {
                        double vertical = weight(at[2], i, 9, rows, radius, kernel);
                        for (int j = 0; j < 12; j++) {
                            double weight = vertical * weight(at[3], j, 12, columns, radius, kernel);
                            sum += weight * X.at(at[0], at[1], i, j);
                            weights += weight;
                        }
                    }
                    return sum / weights;
                },
                1,
                2,
                rows,
                columns);
    }

    private static double weight(int out, int in, int from, int to, double radius, DoubleUnaryOperator kernel) {
        double scale = (double) from / to;
        double widening = Math.max(1, scale);
        double centre = (out + 0.5) * scale;
        boolean inside =
                in >= (int) (centre - radius * widening + 0.5) && in < (int) (centre + radius * widening + 0.5);
        return inside ? kernel.applyAsDouble((in + 0.5 - centre) / widening) : 0;
    }

    @ParameterizedTest
    @CsvSource({"0.5, 4, 6", "2, 18, 24", "0.75, 6, 9", "0.3333333333333333, 3, 4"})
    void resizing_without_aliasing_is_the_widened_kernel_s_mean(double factor, int rows, int columns) {
        assertThat(Trial.of(x -> Resizing.withoutAliasing(x.get(0), factor, Filter.BICUBIC), X)
                        .largestDifference(filtered(rows, columns, 2, x -> keys(x, -0.5))))
                .isLessThan(2e-5);
        assertThat(Trial.of(x -> Resizing.withoutAliasing(x.get(0), factor, Filter.BILINEAR), X)
                        .largestDifference(filtered(rows, columns, 1, ResizingTest::triangle)))
                .isLessThan(2e-5);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void plain_interpolation_reads_neighbours_at_the_clamped_edge(boolean alignCorners) {
        int rows = 14;
        int columns = 7;
        Numbers linear = interpolated(rows, columns, alignCorners, false);
        assertThat(Trial.of(x -> Resizing.bilinear(x.get(0), Dim.of(rows), Dim.of(columns), alignCorners), X)
                        .largestDifference(linear))
                .isLessThan(1e-5);
        Numbers cubic = interpolated(rows, columns, alignCorners, true);
        assertThat(Trial.of(x -> Resizing.bicubic(x.get(0), Dim.of(rows), Dim.of(columns), alignCorners), X)
                        .largestDifference(cubic))
                .isLessThan(1e-5);
    }

    private static Numbers interpolated(int rows, int columns, boolean alignCorners, boolean cubic) {
        return Numbers.filled(
                at -> {
                    double row = position(at[2], 9, rows, alignCorners, cubic);
                    double column = position(at[3], 12, columns, alignCorners, cubic);
                    double sum = 0;
                    for (int i = -1; i <= 2; i++) {
                        for (int j = -1; j <= 2; j++) {
                            int y = (int) Math.floor(row) + i;
                            int x = (int) Math.floor(column) + j;
                            double weight = cubic
                                    ? keys(row - y, -0.75) * keys(column - x, -0.75)
                                    : triangle(row - y) * triangle(column - x);
                            sum += weight * X.at(at[0], at[1], Math.clamp(y, 0, 8), Math.clamp(x, 0, 11));
                        }
                    }
                    return sum;
                },
                1,
                2,
                rows,
                columns);
    }

    private static double position(int out, int from, int to, boolean alignCorners, boolean cubic) {
        double position = alignCorners ? (double) out * (from - 1) / (to - 1) : (out + 0.5) * from / to - 0.5;
        return cubic ? position : Math.max(0, position);
    }

    @Test
    void nearest_takes_the_pixel_at_the_rounded_down_position() {
        Numbers expected = Numbers.filled(at -> X.at(at[0], at[1], at[2] * 9 / 6, at[3] * 12 / 18), 1, 2, 6, 18);
        assertThat(Trial.of(x -> Resizing.nearest(x.get(0), Dim.of(6), Dim.of(18)), X)
                        .largestDifference(expected))
                .isZero();
    }

    @Test
    void area_is_the_mean_of_whole_pixels_under_each_output_pixel() {
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j < 3; j++) {
                            sum += X.at(at[0], at[1], at[2] * 3 + i, at[3] * 3 + j);
                        }
                    }
                    return sum / 9;
                },
                1,
                2,
                3,
                4);
        assertThat(Trial.of(x -> Resizing.area(x.get(0), Dim.of(3), Dim.of(4)), X)
                        .largestDifference(expected))
                .isLessThan(1e-6);
    }
}
