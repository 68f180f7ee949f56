package studio.raim.engine.nn.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the tensors of a network in what a PyTorch file holds. */
final class StateDict {
    /** Where trainers put the weights, the best first: averaged ones before the last step's. */
    private static final List<String> PLACES = List.of("params_ema", "params", "state_dict");

    private StateDict() {}

    static Map<String, PickledTensor> in(@Nullable Object root) {
        if (!(root instanceof Map<?, ?> map)) {
            throw new MalformedCheckpointException("The file holds no named tensors");
        }
        for (String place : PLACES) {
            if (map.get(place) instanceof Map<?, ?> inner) {
                return tensors(inner, "'" + place + "' in the file");
            }
        }
        return tensors(map, "The file");
    }

    private static Map<String, PickledTensor> tensors(Map<?, ?> map, String where) {
        Map<String, PickledTensor> tensors = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name instanceof String text && value instanceof PickledTensor tensor) {
                tensors.put(text, tensor);
            }
        });
        if (tensors.isEmpty()) {
            List<String> keys =
                    map.keySet().stream().limit(10).map(StateDict::shortened).toList();
            throw new MalformedCheckpointException("%s has no tensors; it has %s".formatted(where, keys));
        }
        return tensors;
    }

    private static String shortened(Object key) {
        String text = String.valueOf(key);
        return text.substring(0, Math.min(80, text.length()));
    }
}
