package studio.raim.engine.nn;

/** Weights that do not belong to the network: a tensor is missing, unknown or of another shape. */
public final class WrongCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongCheckpointException(String message) {
        super(message);
    }
}
