package studio.raim.server.job.ui;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hands the newest value of each key to a slow receiver: however many values come before it is ready, it is called once
 * with the newest of each key.
 */
final class Latest<K, V> {
    private final Map<K, V> waiting = new LinkedHashMap<>();
    private final Consumer<Runnable> later;
    private final Consumer<Collection<V>> receiver;

    /** @param later runs what it is given soon, where the receiver may be called */
    Latest(Consumer<Runnable> later, Consumer<Collection<V>> receiver) {
        this.later = later;
        this.receiver = receiver;
    }

    /** From any thread. */
    void put(K key, V value) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(key, value);
        }
        if (first) {
            later.accept(this::deliver);
        }
    }

    private void deliver() {
        List<V> taken;
        synchronized (waiting) {
            taken = List.copyOf(waiting.values());
            waiting.clear();
        }
        receiver.accept(taken);
    }
}
