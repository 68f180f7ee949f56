package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text that inference runs, run for training: gradients of inputs and weights equal differences of outputs. */
class GradientTest {
    private static final Accelerator CPU = Accelerator.of("cpu");
    private static final double STEP = 1e-6;

    static Stream<Arguments> networks() {
        return Stream.of(
                network(
                        "convolution and leaky relu",
                        (net, x) -> Activations.leakyRelu(net.conv("c", x, 8, 4, 3), 0.2)),
                network("prelu", (net, x) -> net.prelu("a", x, 8)),
                network(
                        "transposed convolution",
                        (net, x) -> net.convTranspose(
                                "c", x, 8, 4, 2, ConvGeometry.valid().stride(2), true)),
                network("group norm and silu", (net, x) -> Activations.silu(net.groupNorm("n", x, 2, 8, 1e-3))),
                network(
                        "layer norm over channels",
                        (net, x) -> net.layerNorm("n", Shapes.permute(x, 0, 2, 3, 1), 8, 1e-3)),
                network("gelu", (net, x) -> Activations.gelu(x)),
                network(
                        "pixel shuffle of a padded image",
                        (net, x) -> Spatial.pixelShuffle(Padding.all(1).reflect(x), 2)),
                network(
                        "windows, rolled",
                        (net, x) -> Windows.partition(
                                Shapes.roll(Shapes.permute(x, 0, 2, 3, 1), new int[] {1, -1}, new int[] {1, 2}), 2)),
                network("attention", (net, x) -> {
                    Tensor t = Shapes.flatten(Shapes.permute(x, 0, 2, 3, 1), 1, 2);
                    List<Tensor> qkv = Shapes.chunk(net.linear("qkv", t, 8, 24, true), 3, 2);
                    return Attention.scaledDotProduct(qkv.get(0), qkv.get(1), qkv.get(2), null, 0.35);
                }),
                network("transposed attention", (net, x) -> {
                    Tensor t = Reductions.normalize(Shapes.flatten(x, 2, 3), 2, 1e-12);
                    Tensor weights = Activations.softmax(Attention.matmul(t, Shapes.transpose(t, 1, 2)), -1);
                    return Attention.matmul(weights, t);
                }),
                network(
                        "spectrum",
                        (net, x) -> Fourier.irfft2(
                                Fourier.multiply(Fourier.rfft2(x), Fourier.rfft2(x)), x.size(2), x.size(3))),
                network("grid sampling", (net, x) -> {
                    Tensor grid = Activations.tanh(Shapes.permute(Shapes.slice(x, 1, 0, 2), 0, 2, 3, 1));
                    return Spatial.gridSample(x, grid, true, false);
                }),
                network(
                        "unfold and bicubic",
                        (net, x) -> Spatial.unfold(
                                Resizing.bicubic(x, Dim.of(6), Dim.of(5), false), 3, ConvGeometry.same(3))),
                network(
                        "variance",
                        (net, x) -> Activations.sqrt(
                                Reductions.variance(x, true, 2, 3).add(0.1))));
    }

    private static Arguments network(String name, BiFunction<Layers, Tensor, Tensor> network) {
        return Arguments.of(name, network);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradients_equal_finite_differences(String name, BiFunction<Layers, Tensor, Tensor> network) {
        ProgramBuilder builder = new ProgramBuilder(name);
        Tensor x = builder.input("x", "N", 8, "H", "W");
        builder.output("y", network.apply(builder.layers(), x));
        Program program = builder.build();
        boolean before = JniUtils.isGradMode();
        try (NDManager scope = CPU.newScope();
                Executable executable = Executable.compile(scope, program.source())) {
            NDList point = new NDList(random(scope, 2, 8, 4, 4));
            for (ParameterSpec spec : program.passedParameters()) {
                point.add(random(
                        scope, spec.shape().stream().mapToLong(Long::longValue).toArray()));
            }
            NDList direction = new NDList();
            point.forEach(array -> direction.add(random(scope, array.getShape().getShape())));
            NDArray weights = random(scope, value(executable, point).getShape().getShape());

            double difference = (loss(executable, moved(point, direction, STEP), weights)
                            - loss(executable, moved(point, direction, -STEP), weights))
                    / (2 * STEP);
            JniUtils.setGradMode(true);
            point.forEach(array -> array.setRequiresGradient(true));
            NDArray loss = value(executable, point).mul(weights).sum();
            JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
            double gradient = 0;
            for (int i = 0; i < point.size(); i++) {
                gradient +=
                        point.get(i).getGradient().mul(direction.get(i)).sum().getDouble();
            }
            assertThat(gradient).isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private static NDArray random(NDManager scope, long... shape) {
        return scope.randomNormal(new Shape(shape)).toType(DataType.FLOAT64, true);
    }

    private static NDList moved(NDList point, NDList direction, double step) {
        NDList moved = new NDList();
        for (int i = 0; i < point.size(); i++) {
            moved.add(point.get(i).add(direction.get(i).mul(step)));
        }
        return moved;
    }

    private static double loss(Executable executable, NDList point, NDArray weights) {
        return value(executable, point).mul(weights).sum().getDouble();
    }

    private static NDArray value(Executable executable, NDList point) {
        return executable.train(new NDList(point.get(0)), point.subNDList(1)).get(0);
    }
}
