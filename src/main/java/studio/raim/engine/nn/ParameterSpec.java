package studio.raim.engine.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tensor of a network's checkpoint, under the authors' name.
 *
 * @param shape sizes of all axes, as in the authors' state dict; empty for a scalar
 * @param geometry set when the tensor is only ever the weight of one convolution, which may prepack it
 */
public record ParameterSpec(
        String name, List<Long> shape, Role role, @Nullable ConvGeometry geometry) {
    /** What a tensor is for. */
    public enum Role {
        /** Learnt by training. */
        WEIGHT,
        /** Stored but not learnt: running statistics, index tables, fixed filters. */
        BUFFER,
        /** Stored by the authors and never read by the network: accepted, checked for its shape, and dropped. */
        UNUSED
    }

    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
