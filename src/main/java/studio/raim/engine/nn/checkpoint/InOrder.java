package studio.raim.engine.nn.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.raim.engine.nn.checkpoint.MappedTensors.Place;

/** Gives nameless tensors the names that a network expects, one after the other. */
final class InOrder {
    private InOrder() {}

    /**
     * The n-th tensor takes the n-th name, as long as it has as many elements; from the first one that has not, tensors keep
     * their names, so that comparing with the network's list reports it.
     */
    static Map<String, Place> rename(Map<String, Place> places, Map<String, List<Long>> expected) {
        List<Map.Entry<String, Place>> stored = new ArrayList<>(places.entrySet());
        List<Map.Entry<String, List<Long>>> wanted = new ArrayList<>(expected.entrySet());
        Map<String, Place> renamed = new LinkedHashMap<>();
        int same = 0;
        while (same < Math.min(stored.size(), wanted.size())
                && elements(stored.get(same).getValue().shape())
                        == elements(wanted.get(same).getValue())) {
            Place place = stored.get(same).getValue();
            renamed.put(
                    wanted.get(same).getKey(),
                    Place.contiguous(place.type(), wanted.get(same).getValue(), place.from()));
            same++;
        }
        for (int i = same; i < stored.size(); i++) {
            String name =
                    i < wanted.size() ? wanted.get(i).getKey() : stored.get(i).getKey();
            renamed.put(name, stored.get(i).getValue());
        }
        return renamed;
    }

    private static long elements(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }
}
