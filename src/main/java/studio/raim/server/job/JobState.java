package studio.raim.server.job;

/** Where a restoration stands; all its legal moves are here. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether a job may go from this state to {@code next}; ended jobs never move, a retry is a new job. */
    public boolean canBecome(JobState next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == CANCELLED;
            case RUNNING -> true; // a lost worker or a stopping node puts it back, another attempt takes it over
            case DONE, FAILED, CANCELLED -> false;
        };
    }

    /** Whether nothing happens to the job any more. */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
