package studio.raim.server.worker;

/** The scheduler did not do what it was asked. */
class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueException(String fact, Throwable cause) {
        super(fact + ": " + cause.getMessage(), cause);
    }
}
