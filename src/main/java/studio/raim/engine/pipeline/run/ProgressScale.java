package studio.raim.engine.pipeline.run;

/** Turns progress within steps into progress of the whole run, which never falls and reaches 1 once. */
final class ProgressScale {
    private final Progress.Listener listener;
    private Progress latest = new Progress("", 0, 0, 0);

    ProgressScale(Progress.Listener listener) {
        this.listener = listener;
    }

    void within(int step, int steps, String stage, int tile, int tiles, double fraction) {
        double whole = Math.max(latest.fraction(), (step + fraction) / steps);
        latest = new Progress(stage, tile, tiles, whole);
        if (step < steps - 1 || tile < tiles) {
            listener.advanced(latest);
        }
    }

    void finish() {
        listener.advanced(new Progress(latest.stage(), latest.tile(), latest.tiles(), 1));
    }
}
