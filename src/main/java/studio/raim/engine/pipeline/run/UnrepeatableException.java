package studio.raim.engine.pipeline.run;

/** A result that cannot be made again here; the message says what differs. */
public final class UnrepeatableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnrepeatableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    UnrepeatableException(String sentence) {
        super(sentence);
    }

    static UnrepeatableException unreadable(Throwable cause) {
        return new UnrepeatableException(
                "This is no record of how a result was made, or one of an older version that says too little: take the 'provenance.json' of a result, or a result that carries its own",
                cause);
    }
}
