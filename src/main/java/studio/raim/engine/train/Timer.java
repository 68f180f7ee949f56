package studio.raim.engine.train;

import org.jspecify.annotations.Nullable;

/** Says when some minutes are over. */
final class Timer {
    private final double minutes;
    private long start = System.nanoTime();

    /** @param minutes null for never */
    Timer(@Nullable Double minutes) {
        this.minutes = minutes == null ? Double.POSITIVE_INFINITY : minutes;
    }

    boolean over() {
        return (System.nanoTime() - start) / 60e9 >= minutes;
    }

    void restart() {
        start = System.nanoTime();
    }
}
