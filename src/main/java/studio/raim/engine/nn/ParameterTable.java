package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.ParameterSpec.Role;

/** The checkpoint tensors that a network under construction has asked for, in the order of first use. */
final class ParameterTable {
    private final List<ParameterSpec> specs = new ArrayList<>();
    private final List<ParameterSpec> unused = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** The position of the tensor in the list that is passed to the network; a second declaration must agree. */
    int declare(String name, Role role, @Nullable ConvGeometry geometry, long... shape) {
        ParameterSpec spec =
                new ParameterSpec(name, Arrays.stream(shape).boxed().toList(), role, geometry);
        Integer known = positions.get(name);
        if (known != null) {
            return share(known, spec);
        }
        if (role == Role.UNUSED) {
            unused.add(spec);
            return -1;
        }
        specs.add(spec);
        positions.put(name, specs.size() - 1);
        return specs.size() - 1;
    }

    private int share(int position, ParameterSpec spec) {
        ParameterSpec first = specs.get(position);
        if (!first.shape().equals(spec.shape()) || first.role() != spec.role()) {
            throw new ShapeMismatchException("'%s' is used as %s %s and as %s %s"
                    .formatted(spec.name(), first.role(), first.shape(), spec.role(), spec.shape()));
        }
        if (!Objects.equals(first.geometry(), spec.geometry())) {
            // Used in two ways: one prepacked form cannot serve both.
            specs.set(position, new ParameterSpec(first.name(), first.shape(), first.role(), null));
        }
        return position;
    }

    List<ParameterSpec> inOrder() {
        List<ParameterSpec> all = new ArrayList<>(specs);
        all.addAll(unused);
        return all;
    }
}
