package studio.raim.engine.catalog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Values that are costly to make and to hold, lent out and closed when they have not been used for the longest.
 *
 * <p>A value is made once even when many threads ask at the same time. What is lent out is never closed, so the bound may
 * be exceeded while more is lent out than fits. Room is made before a value is made.
 */
final class LeasedCache<K, V extends AutoCloseable> implements AutoCloseable {
    /** Makes the value of a key; {@code size} is asked before, and bounds what is held. */
    interface Maker<K, V> {
        long size(K key);

        V make(K key);
    }

    private static final class Entry<V> {
        final CompletableFuture<V> value = new CompletableFuture<>();
        final long size;
        int leases;

        Entry(long size) {
            this.size = size;
        }
    }

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Maker<K, V> maker;
    private final long capacity;
    private boolean closed;

    LeasedCache(long capacity, Maker<K, V> maker) {
        this.capacity = capacity;
        this.maker = maker;
    }

    /** A value that stays open until {@link #close}. */
    final class Lease implements AutoCloseable {
        private final Entry<V> entry;
        private boolean returned;

        private Lease(Entry<V> entry) {
            this.entry = entry;
        }

        V value() {
            return entry.value.join();
        }

        @Override
        public void close() {
            synchronized (LeasedCache.this) {
                if (!returned) {
                    returned = true;
                    entry.leases--;
                    trim(closed ? 0 : capacity);
                }
            }
        }
    }

    Lease lease(K key) {
        long size = maker.size(key);
        Entry<V> entry;
        boolean first = false;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The cache is closed");
            }
            entry = entries.get(key);
            if (entry == null) {
                trim(Math.max(0, capacity - size));
                entry = new Entry<>(size);
                entries.put(key, entry);
                first = true;
            }
            entry.leases++;
        }
        if (first) {
            make(key, entry);
        }
        try {
            entry.value.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return new Lease(entry);
    }

    private void make(K key, Entry<V> entry) {
        try {
            entry.value.complete(maker.make(key));
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                entries.remove(key, entry);
            }
            entry.value.completeExceptionally(e);
        }
    }

    synchronized long held() {
        return entries.values().stream().mapToLong(e -> e.size).sum();
    }

    private void trim(long bound) {
        long held = held();
        Iterator<Entry<V>> oldestFirst = entries.values().iterator();
        while (held > bound && oldestFirst.hasNext()) {
            Entry<V> entry = oldestFirst.next();
            if (entry.leases == 0) {
                oldestFirst.remove();
                held -= entry.size;
                close(entry.value.join());
            }
        }
    }

    private static void close(AutoCloseable value) {
        try {
            value.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes what is not lent out now, and the rest when it comes back. */
    @Override
    public synchronized void close() {
        closed = true;
        trim(0);
    }
}
