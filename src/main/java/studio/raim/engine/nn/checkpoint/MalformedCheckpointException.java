package studio.raim.engine.nn.checkpoint;

/** A weight file that is damaged, of an unknown kind, or asks for more than tensors. */
public final class MalformedCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedCheckpointException(String message) {
        super(message);
    }

    public MalformedCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
