package studio.raim.engine.catalog;

/** A model's weights are missing or not those of its card; the message says which, and what to do. */
public final class UnusableWeightsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableWeightsException(String message) {
        super(message);
    }

    UnusableWeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
