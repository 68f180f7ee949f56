package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/**
 * A little network that is run in every form it can take: plain, prepacked with channels last, and in bfloat16 where the
 * machine has it; all forms must agree, and the shapes must be the ones that the builder foretold.
 */
final class Trial {
    private static final String[] NAMES = {"N", "A", "H", "W", "D", "E"};
    private static final Accelerator CPU = Accelerator.of("cpu");

    private Trial() {}

    /** Applies an operation to arrays. The first axis and those from the third on have sizes known only at run time. */
    static Numbers of(Function<List<Tensor>, Tensor> operation, Numbers... inputs) {
        return of((layers, tensors) -> operation.apply(tensors), Map.of(), inputs);
    }

    interface LayerOperation {
        Tensor apply(Layers layers, List<Tensor> inputs);
    }

    /** Applies a layer with these weights. */
    static Numbers of(LayerOperation operation, Map<String, Numbers> weights, Numbers... inputs) {
        ProgramBuilder builder = new ProgramBuilder("trial");
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            tensors.add(builder.input("x" + i, openShape(i, inputs[i].shape())));
        }
        Tensor result = operation.apply(builder.layers(), tensors);
        builder.output("y", result);
        Program program = builder.build();
        Checkpoint checkpoint = checkpoint(weights);

        Numbers plain = plain(program, weights, inputs);
        assertShapeForetold(result, inputs, plain);
        Numbers prepacked = run(program, checkpoint, NumberType.FP32, inputs);
        assertThat(prepacked.largestDifference(plain))
                .as("prepacked and plain")
                .isLessThanOrEqualTo(2e-5 * Math.max(1, plain.largest()));
        if (CPU.supports(NumberType.BF16)) {
            Numbers half = run(program, checkpoint, NumberType.BF16, inputs);
            assertThat(half.largestDifference(plain))
                    .as("bfloat16 and plain")
                    .isLessThanOrEqualTo(0.04 * Math.max(1, plain.largest()));
        }
        return plain;
    }

    private static Object[] openShape(int input, int[] shape) {
        Object[] open = new Object[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            open[axis] =
                    axis == 1 || (axis == shape.length - 1 && shape.length != 4) ? shape[axis] : NAMES[axis] + input;
        }
        return open;
    }

    private static void assertShapeForetold(Tensor result, Numbers[] inputs, Numbers actual) {
        assertThat(result.rank()).as("number of axes").isEqualTo(actual.shape().length);
        for (int axis = 0; axis < result.rank(); axis++) {
            Dim dim = result.shape().get(axis);
            if (dim.toString().matches("[\\d+A-Z/−-]+")) {
                long foretold = dim.evaluate(symbol ->
                        inputs[symbol.charAt(1) - '0'].shape()[List.of(NAMES).indexOf(symbol.substring(0, 1))]);
                assertThat(foretold).as("axis %d: %s", axis, dim).isEqualTo(actual.shape()[axis]);
            }
        }
    }

    private static Numbers plain(Program program, Map<String, Numbers> weights, Numbers... inputs) {
        try (NDManager scope = CPU.newScope();
                Executable executable = Executable.compile(scope, program.source())) {
            NDList all = new NDList();
            for (Numbers input : inputs) {
                all.add(input.in(scope));
            }
            List<PtNDArray> parameters = new ArrayList<>();
            for (ParameterSpec spec : program.passedParameters()) {
                parameters.add((PtNDArray)
                        Objects.requireNonNull(weights.get(spec.name())).in(scope));
            }
            IValue[] arguments = new IValue[inputs.length + 1];
            for (int i = 0; i < inputs.length; i++) {
                arguments[i] = IValue.from((PtNDArray) all.get(i));
            }
            arguments[inputs.length] = IValue.listFrom(parameters.toArray(PtNDArray[]::new));
            try (IValue result = executable.call("forward", arguments)) {
                return Numbers.of(result.toTensorArray((PtNDManager) scope)[0]);
            }
        }
    }

    private static Numbers run(Program program, Checkpoint weights, NumberType type, Numbers... inputs) {
        try (NDManager scope = CPU.newScope();
                Network network = Network.load(program, weights, CPU, type)) {
            NDList all = new NDList();
            for (Numbers input : inputs) {
                all.add(input.in(scope));
            }
            return Numbers.of(network.runAll(scope, all).get(0));
        }
    }

    static Checkpoint checkpoint(Map<String, Numbers> weights) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        weights.forEach((name, numbers) -> {
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect(numbers.values().length * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (double value : numbers.values()) {
                bytes.putFloat((float) value);
            }
            List<Long> shape = new ArrayList<>();
            for (int size : numbers.shape()) {
                shape.add((long) size);
            }
            tensors.put(name, StoredTensor.contiguous(ElementType.F32, shape, bytes.flip()));
        });
        return Checkpoint.of(tensors);
    }

    /** Random weights for a program, small enough for deep networks. */
    static Checkpoint randomWeights(Program program, long seed) {
        Random random = new Random(seed);
        Map<String, Numbers> weights = new LinkedHashMap<>();
        for (ParameterSpec spec : program.parameters()) {
            int[] shape = spec.shape().stream().mapToInt(Math::toIntExact).toArray();
            double spread = shape.length > 1 ? 1 / Math.sqrt(spec.elements() / (double) shape[0]) : 0.1;
            weights.put(spec.name(), Numbers.filled(at -> random.nextGaussian() * spread, shape));
        }
        return checkpoint(weights);
    }
}
