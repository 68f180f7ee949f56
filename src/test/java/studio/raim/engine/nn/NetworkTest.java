package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;

class NetworkTest {
    private static final Accelerator CPU = Accelerator.of("cpu");
    private static final Program PROGRAM =
            Architectures.named("RRDBNet").program(Map.of("num_feat", 16, "num_block", 1, "num_grow_ch", 8));

    private static Network load(NumberType type) {
        return Network.load(PROGRAM, Trial.randomWeights(PROGRAM, 1), CPU, type);
    }

    private static Map<String, Numbers> weights() {
        Map<String, Numbers> weights = new HashMap<>();
        for (ParameterSpec spec : PROGRAM.parameters()) {
            weights.put(
                    spec.name(),
                    Numbers.random(
                            7, spec.shape().stream().mapToInt(Math::toIntExact).toArray()));
        }
        return weights;
    }

    private static void assertRefused(Map<String, Numbers> weights, String message) {
        assertThatThrownBy(() -> Network.load(PROGRAM, Trial.checkpoint(weights), CPU, NumberType.FP32))
                .isInstanceOf(WrongCheckpointException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_missing_tensor_is_named() {
        Map<String, Numbers> weights = weights();
        weights.remove("body.0.rdb2.conv3.bias");
        assertRefused(weights, "no tensor 'body.0.rdb2.conv3.bias', which RRDBNet needs with the shape [8]");
    }

    @Test
    void a_tensor_of_another_shape_is_named_with_both_shapes() {
        Map<String, Numbers> weights = weights();
        weights.put("conv_hr.weight", Numbers.random(1, 16, 16, 1, 1));
        assertRefused(weights, "'conv_hr.weight' has the shape [16, 16, 1, 1]; RRDBNet needs [16, 16, 3, 3]");
    }

    @Test
    void a_tensor_too_many_is_named() {
        Map<String, Numbers> weights = weights();
        weights.put("body.1.rdb1.conv1.weight", Numbers.random(1, 8, 16, 3, 3));
        assertRefused(weights, "'body.1.rdb1.conv1.weight' of the shape [8, 16, 3, 3], which RRDBNet does not know");
    }

    @Test
    void the_type_s_precision_bounds_the_difference_from_float32() {
        assumeTrue(CPU.supports(NumberType.BF16), "this processor has no bfloat16");
        try (NDManager scope = CPU.newScope();
                Network exact = load(NumberType.FP32);
                Network half = load(NumberType.BF16)) {
            NDArray x = scope.randomUniform(0, 1, new Shape(2, 3, 24, 20));
            NDArray expected = exact.run(scope, x);
            assertThat(expected.getShape()).isEqualTo(new Shape(2, 3, 96, 80));
            float difference = half.run(scope, x).sub(expected).abs().max().getFloat();
            assertThat(difference)
                    .isPositive()
                    .isLessThan(0.03f * expected.abs().max().getFloat());
            assertThat(half.weightBytes()).isEqualTo(exact.weightBytes() / 2);
        }
    }

    @Test
    void a_type_that_the_device_lacks_is_refused() {
        assertThatThrownBy(() -> load(NumberType.FP16)).hasMessageContaining("cannot compute in FP16");
    }

    @Test
    void several_threads_run_one_network_at_once_without_recording_a_graph() throws Exception {
        try (Network network = load(NumberType.FP32);
                NDManager scope = CPU.newScope();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Numbers> inputs = new ArrayList<>();
            List<Numbers> expected = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                inputs.add(Numbers.random(i, 1, 3, 8 + i, 12 - i));
                expected.add(Numbers.of(network.run(scope, inputs.get(i).in(scope))));
            }
            List<Future<Double>> differences = new ArrayList<>();
            for (int run = 0; run < 24; run++) {
                int which = run % 4;
                Callable<Double> task = () -> {
                    try (NDManager own = CPU.newScope()) {
                        NDArray y = network.run(own, inputs.get(which).in(own));
                        assertThat(JniUtils.requiresGrad((PtNDArray) y)).isFalse();
                        return Numbers.of(y).largestDifference(expected.get(which));
                    }
                };
                differences.add(threads.submit(task));
            }
            for (Future<Double> difference : differences) {
                assertThat(difference.get()).isLessThan(1e-5);
            }
        }
    }

    @Test
    void many_runs_leave_no_memory_behind() throws IOException {
        try (Network network = load(NumberType.FP32);
                NDManager outer = CPU.newScope()) {
            NDArray x = outer.randomUniform(0, 1, new Shape(1, 3, 48, 48));
            long before = 0;
            for (int i = 0; i < 120; i++) {
                try (NDManager scope = outer.newSubManager()) {
                    network.run(scope, x);
                }
                if (i == 30) {
                    before = residentBytes();
                }
            }
            // One run makes 1.1 MB of intermediates at its end and 0.4 MB of result: 90 leaked ones would be over 100
            // MB.
            assertThat(residentBytes() - before).isLessThan(40L << 20);
        }
    }

    private static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_closed_network_says_so() {
        Network network = load(NumberType.FP32);
        network.close();
        network.close();
        try (NDManager scope = CPU.newScope()) {
            NDArray x = scope.zeros(new Shape(1, 3, 8, 8));
            assertThatThrownBy(() -> network.run(scope, x)).hasMessage("The network RRDBNet is closed");
        }
    }

    @Test
    void an_input_that_no_memory_could_hold_is_out_of_memory() {
        Program program = Resampling.resize(4, Filter.NEAREST);
        try (NDManager scope = CPU.newScope();
                Network network = Network.load(program, Checkpoint.none(), CPU, NumberType.FP32)) {
            // Broadcast costs nothing; the result would have 2^62 bytes.
            NDArray huge = scope.zeros(new Shape(1, 1, 1, 1)).broadcast(1, 1 << 20, 1 << 18, 1 << 18);
            assertThatThrownBy(() -> network.run(scope, huge)).isInstanceOf(OutOfDeviceMemoryException.class);
        }
    }

    @Test
    void a_device_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Accelerator.of("tpu")).hasMessageContaining("'tpu'");
        assertThatThrownBy(() -> Accelerator.of("gpu:99")).hasMessageContaining("'gpu:99'");
        assertThat(CPU.freeMemoryBytes()).isBetween(1L << 20, 1L << 50);
        assertThat(CPU.description()).contains("threads");
    }

    @Test
    void halving_by_area_is_the_mean_of_four_pixels_also_in_a_scope_of_its_own() {
        try (NDManager scope = CPU.newScope();
                Network network =
                        Network.load(Resampling.resize(0.5, Filter.AREA), Checkpoint.none(), CPU, NumberType.FP32)) {
            NDArray x = scope.arange(0f, 16f).reshape(1, 1, 4, 4);
            assertThat(network.run(scope, x).toFloatArray()).containsExactly(2.5f, 4.5f, 10.5f, 12.5f);
        }
        assertThatThrownBy(() -> Resampling.resize(0.3, Filter.AREA)).hasMessageContaining("not a whole number");
    }
}
