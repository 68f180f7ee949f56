package studio.raim.engine.pipeline.run;

/** A request, from any thread, that a run stop before its next tile. */
public final class Cancellation {
    private volatile boolean requested;

    public void cancel() {
        requested = true;
    }

    public boolean requested() {
        return requested;
    }

    /** Throws {@link CancelledException} once {@link #cancel} was called. */
    void check() {
        if (requested) {
            throw new CancelledException();
        }
    }
}
