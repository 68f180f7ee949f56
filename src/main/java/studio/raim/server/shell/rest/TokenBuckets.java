package studio.raim.server.shell.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket for each caller that is full at first, is emptied by requests and filled by time.
 *
 * <p>In memory of one node; the callers heard longest ago are forgotten first, and then have a full bucket again.
 *
 * @param <K> names a caller
 */
final class TokenBuckets<K> {
    private static final int MOST_CALLERS = 10_000;
    private static final double NANOS = 1e9;

    private final double size;
    private final double perSecond;

    private final Map<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    private record Bucket(double tokens, long at) {}

    TokenBuckets(double size, double perSecond) {
        this.size = size;
        this.perSecond = perSecond;
    }

    /**
     * Takes {@code count} tokens if there are as many.
     *
     * @param nanos now, of a clock that never goes back
     * @return how long until there will be as many; empty if they were taken
     */
    synchronized Optional<Duration> take(K caller, double count, long nanos) {
        Bucket known = buckets.get(caller);
        double tokens =
                known == null ? size : Math.min(size, known.tokens + Math.max(0, nanos - known.at) / NANOS * perSecond);
        if (tokens < count) {
            buckets.put(caller, new Bucket(tokens, nanos));
            return Optional.of(Duration.ofNanos((long) Math.ceil((count - tokens) / perSecond * NANOS)));
        }
        buckets.put(caller, new Bucket(tokens - count, nanos));
        return Optional.empty();
    }
}
