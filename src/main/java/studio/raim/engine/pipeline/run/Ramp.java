package studio.raim.engine.pipeline.run;

/**
 * How two neighbours share the pixels where they meet: the later one's weight rises linearly, the earlier one's is what is
 * left, so the two always sum to 1.
 */
final class Ramp {
    private Ramp() {}

    /** The later neighbour's weight at pixel {@code i} of {@code length} shared pixels. */
    static float rising(int i, int length) {
        return (i + 0.5f) / length;
    }
}
