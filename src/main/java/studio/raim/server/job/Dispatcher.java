package studio.raim.server.job;

/**
 * Invites workers to queued jobs, lowest rank first; the port between a job's life and whatever schedules it.
 *
 * <p>An invitation decides nothing: the worker claims the job's row, or lets it be. Calls take part in the caller's
 * transaction, so that a row and its invitation are written together or not at all.
 */
public interface Dispatcher {
    /** Invites to a job that was just queued, at its rank; inviting twice does no harm. */
    void enqueue(Ticket ticket);

    /** Moves a waiting job to the ticket's rank; does nothing when it is no longer waiting. */
    void reprioritise(Ticket ticket);

    /** Takes an invitation back; one that is already on its way does no harm. */
    void withdraw(Ticket ticket);
}
