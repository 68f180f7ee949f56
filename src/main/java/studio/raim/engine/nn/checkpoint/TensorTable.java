package studio.raim.engine.nn.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Tensors by name. */
final class TensorTable implements Checkpoint {
    private final Map<String, StoredTensor> tensors;

    TensorTable(Map<String, StoredTensor> tensors) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("There is no tensor '%s'".formatted(name));
        }
        return tensor;
    }

    @Override
    public void close() {
        // Mapped memory is given back when the last buffer of it is garbage.
    }
}
