package studio.raim.server.job.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hands the newest value of each key to a slow receiver: however many values come before it is ready, it is asked to come
 * once, and then takes all of them.
 */
final class Latest<K, V> {
    private final Map<K, V> waiting = new LinkedHashMap<>();
    private final Runnable ask;

    /** @param ask makes the receiver call {@link #take} soon, from any thread */
    Latest(Runnable ask) {
        this.ask = ask;
    }

    void put(K key, V value) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(key, value);
        }
        if (first) {
            ask.run();
        }
    }

    void take(Consumer<V> receiver) {
        Map<K, V> taken;
        synchronized (waiting) {
            taken = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        taken.values().forEach(receiver);
    }
}
