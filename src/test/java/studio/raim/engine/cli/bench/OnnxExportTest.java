package studio.raim.engine.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/** Two independent runs of one network: our text in libtorch, and a hand-written graph in ONNX Runtime. */
class OnnxExportTest {
    private static final Accelerator CPU = Accelerator.of("cpu");

    @Test
    void onnx_runtime_computes_what_our_rrdbnet_computes() {
        assertSameResult("RRDBNet", Map.of("num_feat", 8, "num_grow_ch", 4, "num_block", 2, "scale", 4));
    }

    @Test
    void onnx_runtime_computes_what_our_compact_network_computes() {
        assertSameResult("SRVGGNetCompact", Map.of("num_feat", 8, "num_conv", 3, "upscale", 4));
    }

    private static void assertSameResult(String architecture, Map<String, Object> config) {
        Program program = Architectures.named(architecture).program(config);
        Map<String, float[]> numbers = new HashMap<>();
        Map<String, StoredTensor> tensors = new HashMap<>();
        Random random = new Random(9);
        for (ParameterSpec spec : program.parameters()) {
            float[] values = new float[(int) spec.elements()];
            ByteBuffer bytes = ByteBuffer.allocateDirect(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.1);
                bytes.putFloat(values[i]);
            }
            numbers.put(spec.name(), values);
            tensors.put(spec.name(), StoredTensor.contiguous(ElementType.F32, spec.shape(), bytes.flip()));
        }
        float[] x = new float[3 * 12 * 10];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
        }
        try (NDManager scope = CPU.newScope();
                Network network = Network.load(program, Checkpoint.of(tensors), CPU, NumberType.FP32);
                OnnxPeer peer = new OnnxPeer(
                        OnnxExport.of(architecture, config, name -> Objects.requireNonNull(numbers.get(name))), 2)) {
            float[] ours =
                    network.run(scope, scope.create(x, new Shape(1, 3, 12, 10))).toFloatArray();
            float[] theirs = peer.run(x, 12, 10);
            assertThat(theirs).hasSameSizeAs(ours);
            for (int i = 0; i < ours.length; i++) {
                assertThat(theirs[i]).isCloseTo(ours[i], within(1e-5f));
            }
        }
    }
}
