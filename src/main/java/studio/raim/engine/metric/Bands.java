package studio.raim.engine.metric;

import java.util.stream.IntStream;

/** Work on bands of rows, side by side; the bands do not depend on the machine, so sums are the same everywhere. */
final class Bands {
    private static final int ROWS = 64;

    private Bands() {}

    interface Work {
        /** Rows from (inclusive) to (exclusive). */
        void on(int from, int to);
    }

    interface Sum {
        double over(int from, int to);
    }

    static void forEach(int height, Work work) {
        IntStream.range(0, (height + ROWS - 1) / ROWS)
                .parallel()
                .forEach(band -> work.on(band * ROWS, Math.min(height, (band + 1) * ROWS)));
    }

    static double sum(int height, Sum sum) {
        double[] parts = new double[(height + ROWS - 1) / ROWS];
        forEach(height, (from, to) -> parts[from / ROWS] = sum.over(from, to));
        double total = 0;
        for (double part : parts) {
            total += part;
        }
        return total;
    }
}
