package studio.raim.engine.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

class MiAlgoTest {
    private static final Architecture MIALGO = Architectures.named("MiAlgo");
    private static final Accelerator CPU = Accelerator.of("cpu");
    private static final Map<String, Object> SMALL = Map.of(
            "widths",
            List.of(8, 16),
            "blocks",
            1,
            "middle_blocks",
            1,
            "stem",
            1,
            "transition",
            1,
            "window",
            4,
            "residual",
            true);
    /** What the supplement's "341 MB" leave for the weights when widths are powers of two. */
    private static final double FULL_MEGABYTES = 333;

    @Test
    void the_full_network_has_the_size_that_the_supplement_says() {
        assertThat(MIALGO.program(Map.of()).weightCount() * 4e-6).isCloseTo(FULL_MEGABYTES, within(1.0));
    }

    @Test
    void widths_without_a_stage_are_refused() {
        assertThatThrownBy(() -> MIALGO.program(Map.of("widths", List.of(64))))
                .hasMessageContaining("'widths' needs a stage and the middle");
    }

    @Test
    void sides_are_multiples_of_the_window_at_the_lowest_resolution() {
        assertThat(MIALGO.sizeMultiple(SMALL)).isEqualTo(2 * 2 * 4);
        assertThat(MIALGO.sizeMultiple(Map.of())).isEqualTo(8);
    }

    @Test
    void a_tile_with_enough_context_on_the_grid_of_windows_equals_the_whole() {
        Program program = MIALGO.program(SMALL);
        int reach = MIALGO.receptiveField(SMALL);
        int multiple = MIALGO.sizeMultiple(SMALL);
        int context = (reach + multiple - 1) / multiple * multiple;
        int side = 3 * context;
        try (Network network = Network.load(program, random(program), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            NDArray whole = scope.randomUniform(0, 1, new Shape(1, 3, side, side + multiple));
            NDArray result = network.run(scope, whole);
            NDArray tile = network.run(scope, whole.get(new NDIndex(":, :, :, {}:", multiple)));
            NDArray core = tile.get(new NDIndex(":, :, :, {}:", context));
            NDArray expected = result.get(new NDIndex(":, :, :, {}:", multiple + context));
            assertThat(core.sub(expected).abs().max().getFloat()).isLessThan(1e-5f);
            NDArray nearEdge = tile.get(new NDIndex(":, :, :, 0:1"))
                    .sub(result.get(new NDIndex(":, :, :, {}:{}", multiple, multiple + 1)));
            assertThat(nearEdge.abs().max().getFloat()).isGreaterThan(1e-5f);
        }
    }

    @Test
    void with_a_silent_tail_the_picture_stays_as_it_is() {
        Program program = MIALGO.program(SMALL);
        try (Network network = Network.load(program, random(program, "tail"), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            NDArray x = scope.randomUniform(0, 1, new Shape(1, 3, 32, 32));
            assertThat(network.run(scope, x).sub(x).abs().max().getFloat()).isZero();
        }
    }

    private static Checkpoint random(Program program, String... silent) {
        Random random = new Random(5);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : program.parameters()) {
            boolean zero = List.of(silent).stream().anyMatch(spec.name()::startsWith);
            double spread = zero ? 0 : Math.sqrt(spec.shape().get(0) / (double) spec.elements());
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect((int) spec.elements() * 4).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat((float) (random.nextGaussian() * spread));
            }
            tensors.put(spec.name(), StoredTensor.contiguous(ElementType.F32, spec.shape(), bytes.flip()));
        }
        return Checkpoint.of(tensors);
    }
}
