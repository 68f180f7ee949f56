package studio.raim.engine.pipeline.run;

/**
 * How far a run is.
 *
 * @param stage the name of the stage, or of the last of several that run together
 * @param tile tiles of this stage that are done, of {@code tiles}
 * @param fraction of the whole run, 0 to 1; it never falls, and 1 comes once, at the end
 */
public record Progress(String stage, int tile, int tiles, double fraction) {
    /** Is told about each finished tile, on the thread that runs. */
    @FunctionalInterface
    public interface Listener {
        void advanced(Progress progress);
    }
}
