package studio.raim.engine.pipeline.run;

/** A run stopped because its {@link Cancellation} said so; there is no result. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CancelledException() {
        super("The restoration was cancelled");
    }
}
