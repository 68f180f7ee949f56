package studio.raim.engine.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.ParameterSpec.Role;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;
import studio.raim.engine.train.degrade.Draws;

/** Random weights to start from: normal with variance 2/inputs (He et al., 2015), biases 0, scales of norms 1; stored vectors normal. */
final class FirstWeights {
    /** Far from every sample's number. */
    private static final long STREAM = Long.MIN_VALUE;

    private FirstWeights() {}

    /** @param quiet parts of names of layers, and what their weights are multiplied with */
    static Checkpoint of(Program program, long seed, Map<String, Double> quiet) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        Draws draws = new Draws(seed, STREAM);
        for (ParameterSpec spec : program.parameters()) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(spec.elements() * Float.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
            boolean flat = spec.shape().size() < 2 && spec.role() == Role.WEIGHT;
            double constant = flat && spec.name().endsWith("weight") ? 1 : 0;
            double spread = flat ? 0 : Math.sqrt(2.0 * spec.shape().get(0) / spec.elements());
            double volume = quiet.entrySet().stream()
                    .filter(layer -> spec.name().contains(layer.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .reduce(1, (a, b) -> a * b);
            while (bytes.hasRemaining()) {
                bytes.putFloat((float) (constant + (flat ? 0 : draws.normal() * spread * volume)));
            }
            tensors.put(spec.name(), StoredTensor.contiguous(ElementType.F32, spec.shape(), bytes.flip()));
        }
        return Checkpoint.of(tensors);
    }
}
