package studio.raim.engine.cli.bench;

/** Times repeated work. */
final class Stopwatch {
    private Stopwatch() {}

    /**
     * Seconds of the fastest run, after one that does not count: other work on the machine only ever makes a run slower.
     *
     * @param seconds to go on for, at least three runs
     */
    static double fastest(double seconds, Runnable work) {
        work.run();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3 || System.nanoTime() < end; i++) {
            long start = System.nanoTime();
            work.run();
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
        }
        return fastest;
    }
}
