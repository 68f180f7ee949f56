package studio.raim.engine.nn.onnx;

/** A file is no network that can restore a photograph here; the message says why, and what to do. */
public final class UnusableModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableModelException(String message) {
        super(message);
    }

    UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
