package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {
    private static final Numbers X = Numbers.random(61, 2, 6, 10, 8);

    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 1, 1, true",
        "3, 2, 1, 1, 1, true",
        "1, 1, 0, 1, 1, false",
        "5, 1, 2, 1, 2, true",
        "3, 1, 2, 2, 6, true",
        "4, 2, 1, 1, 3, false",
        "2, 1, 1, 1, 1, true"
    })
    void a_convolution_sums_weighted_neighbours(
            int kernel, int stride, int padding, int dilation, int groups, boolean bias) {
        ConvGeometry walk = new ConvGeometry(stride, padding, padding, dilation, groups);
        Numbers weight = Numbers.random(62, 12, 6 / groups, kernel, kernel);
        Numbers shift = Numbers.random(63, 12);
        Numbers result = Trial.of(
                (net, x) -> net.conv("c", x.get(0), 6, 12, kernel, walk, bias),
                bias ? Map.of("c.weight", weight, "c.bias", shift) : Map.of("c.weight", weight),
                X);
        int reach = dilation * (kernel - 1) + 1;
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = bias ? shift.at(at[1]) : 0;
                    int group = at[1] / (12 / groups);
                    for (int c = 0; c < 6 / groups; c++) {
                        for (int i = 0; i < kernel * kernel; i++) {
                            sum += weight.at(at[1], c, i / kernel, i % kernel)
                                    * X.at(
                                            at[0],
                                            group * (6 / groups) + c,
                                            at[2] * stride - padding + i / kernel * dilation,
                                            at[3] * stride - padding + i % kernel * dilation);
                        }
                    }
                    return sum;
                },
                2,
                12,
                (10 + 2 * padding - reach) / stride + 1,
                (8 + 2 * padding - reach) / stride + 1);
        assertThat(result.largestDifference(expected)).isLessThan(1e-4);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0, 1", "4, 2, 1, 1", "3, 1, 1, 2"})
    void a_transposed_convolution_spreads_each_pixel(int kernel, int stride, int padding, int groups) {
        Numbers weight = Numbers.random(64, 6, 4 / groups, kernel, kernel);
        Numbers shift = Numbers.random(65, 4);
        ConvGeometry walk = new ConvGeometry(stride, padding, padding, 1, groups);
        Numbers result = Trial.of(
                (net, x) -> net.convTranspose("c", x.get(0), 6, 4, kernel, walk, true),
                Map.of("c.weight", weight, "c.bias", shift),
                X);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = shift.at(at[1]);
                    int group = at[1] / (4 / groups);
                    for (int c = 0; c < 6 / groups; c++) {
                        int in = group * (6 / groups) + c;
                        for (int i = 0; i < 10; i++) {
                            for (int j = 0; j < 8; j++) {
                                int row = at[2] + padding - i * stride;
                                int column = at[3] + padding - j * stride;
                                sum += X.at(at[0], in, i, j) * weight.at(in, at[1] % (4 / groups), row, column);
                            }
                        }
                    }
                    return sum;
                },
                2,
                4,
                (10 - 1) * stride + kernel - 2 * padding,
                (8 - 1) * stride + kernel - 2 * padding);
        assertThat(result.largestDifference(expected)).isLessThan(1e-4);
    }

    @Test
    void a_linear_layer_is_a_product_with_its_weight() {
        Numbers tokens = Numbers.random(66, 2, 3, 5);
        Numbers weight = Numbers.random(67, 4, 5);
        Numbers shift = Numbers.random(68, 4);
        Numbers result = Trial.of(
                (net, x) -> net.at("head").linear("fc", x.get(0), 5, 4, true),
                Map.of("head.fc.weight", weight, "head.fc.bias", shift),
                tokens);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = shift.at(at[2]);
                    for (int i = 0; i < 5; i++) {
                        sum += weight.at(at[2], i) * tokens.at(at[0], at[1], i);
                    }
                    return sum;
                },
                2,
                3,
                4);
        assertThat(result.largestDifference(expected)).isLessThan(1e-5);
    }

    @Test
    void prelu_has_one_slope_a_channel() {
        Numbers slopes = Numbers.filled(at -> at[0] * 0.125, 6);
        Numbers result = Trial.of((net, x) -> net.prelu("a", x.get(0), 6), Map.of("a.weight", slopes), X);
        Numbers expected = Numbers.filled(at -> X.at(at) < 0 ? X.at(at) * at[1] * 0.125 : X.at(at), 2, 6, 10, 8);
        assertThat(result.largestDifference(expected)).isLessThan(1e-6);
    }

    @Test
    void a_layer_that_is_applied_twice_has_one_set_of_parameters() {
        ProgramBuilder builder = new ProgramBuilder("twice");
        Tensor x = builder.input("x", "N", 4, "H", "W");
        Layers net = builder.layers();
        builder.output("y", net.conv("c", net.conv("c", x, 4, 4, 3), 4, 4, 3));
        assertThat(builder.build().parameters()).extracting(ParameterSpec::name).containsExactly("c.weight", "c.bias");
    }

    @Test
    void two_layers_of_one_name_and_different_shapes_are_refused() {
        ProgramBuilder builder = new ProgramBuilder("clash");
        Tensor x = builder.input("x", "N", 4, "H", "W");
        builder.layers().conv("c", x, 4, 4, 3);
        assertThatThrownBy(() -> builder.layers().conv("c", x, 4, 8, 3))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("c.weight");
    }

    @Test
    void a_convolution_of_the_wrong_number_of_channels_is_refused_and_named() {
        ProgramBuilder builder = new ProgramBuilder("n");
        Tensor x = builder.input("x", "N", 3, "H", "W");
        assertThatThrownBy(() -> builder.layers().at("body").at(0).conv("conv1", x, 64, 32, 3))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("body.0.conv1 expects 64 at axis 1 of 4 axes and gets [N, 3, H, W]");
    }
}
