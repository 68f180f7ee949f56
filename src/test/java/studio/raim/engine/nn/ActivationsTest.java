package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationsTest {
    private static final Numbers X = Numbers.random(1, 2, 3, 4, 5);
    private static final Numbers POSITIVE = Numbers.filled(at -> 0.25 + at[3] + at[2] * 0.5, 2, 3, 4, 5);

    static Stream<Arguments> formulas() {
        return Stream.of(
                formula("relu", Activations::relu, x -> Math.max(0, x)),
                formula("leaky relu", x -> Activations.leakyRelu(x, 0.2), x -> x < 0 ? 0.2 * x : x),
                formula("gelu", Activations::gelu, x -> x * normal(x)),
                formula(
                        "gelu tanh",
                        Activations::geluTanh,
                        x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
                formula("sigmoid", Activations::sigmoid, x -> 1 / (1 + Math.exp(-x))),
                formula("tanh", Activations::tanh, Math::tanh),
                formula("silu", Activations::silu, x -> x / (1 + Math.exp(-x))),
                formula("elu", x -> Activations.elu(x, 1.5), x -> x > 0 ? x : 1.5 * Math.expm1(x)),
                formula("softplus", Activations::softplus, x -> Math.log1p(Math.exp(x))),
                formula("mish", Activations::mish, x -> x * Math.tanh(Math.log1p(Math.exp(x)))),
                formula("clamp", x -> Activations.clamp(x, -0.5, 0.75), x -> Math.clamp(x, -0.5, 0.75)),
                formula("exp", Activations::exp, Math::exp),
                formula("abs", Activations::abs, Math::abs),
                formula("square", Activations::square, x -> x * x),
                formula("sin", Activations::sin, Math::sin),
                formula("cos", Activations::cos, Math::cos),
                formula(
                        "log of sqrt of x² + 1",
                        x -> Activations.log(
                                Activations.sqrt(Activations.square(x).add(1))),
                        x -> Math.log(Math.sqrt(x * x + 1))),
                formula("arithmetic with numbers", x -> x.mul(3).add(0.5).div(4).neg(), x -> -(x * 3 + 0.5) / 4));
    }

    private static Arguments formula(String name, UnaryOperator<Tensor> ours, DoubleUnaryOperator closedForm) {
        return Arguments.of(name, ours, closedForm);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void each_function_equals_its_formula(String name, UnaryOperator<Tensor> ours, DoubleUnaryOperator closedForm) {
        Numbers result = Trial.of(x -> ours.apply(x.get(0)), X);
        Numbers expected = Numbers.filled(at -> closedForm.applyAsDouble(X.at(at)), 2, 3, 4, 5);
        assertThat(result.largestDifference(expected)).as(name).isLessThan(2e-6 * Math.max(1, expected.largest()));
    }

    @ParameterizedTest(name = "after a convolution: {0}")
    @MethodSource("formulas")
    void a_function_right_after_a_convolution_equals_its_formula(
            String name, UnaryOperator<Tensor> ours, DoubleUnaryOperator closedForm) {
        Numbers identity = Numbers.filled(at -> at[0] == at[1] ? 1 : 0, 3, 3, 1, 1);
        Numbers result = Trial.of(
                (net, x) -> ours.apply(net.conv("c", x.get(0), 3, 3, 1, ConvGeometry.valid(), false)),
                Map.of("c.weight", identity),
                X);
        Numbers expected = Numbers.filled(at -> closedForm.applyAsDouble(X.at(at)), 2, 3, 4, 5);
        assertThat(result.largestDifference(expected)).as(name).isLessThan(2e-6 * Math.max(1, expected.largest()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void softmax_is_the_share_of_exponentials(int axis) {
        int last = axis < 0 ? 3 : axis;
        Numbers result = Trial.of(x -> Activations.softmax(x.get(0), axis), POSITIVE);
        Numbers expected = Numbers.filled(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < POSITIVE.shape()[last]; i++) {
                        int[] other = at.clone();
                        other[last] = i;
                        sum += Math.exp(POSITIVE.at(other));
                    }
                    return Math.exp(POSITIVE.at(at)) / sum;
                },
                2,
                3,
                4,
                5);
        assertThat(result.largestDifference(expected)).isLessThan(1e-6);
    }

    /** Φ by its power series, to about 1e-15 for the arguments of these tests. */
    private static double normal(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 200; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
