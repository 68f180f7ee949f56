package studio.raim.server.job.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** Guesses how long a running restoration still takes, from how far it came in the time so far. */
final class Remaining {
    /** Before that, reading the file and loading the network distort the guess too much. */
    private static final double ENOUGH_PROGRESS = 0.08;

    private static final Duration ENOUGH_TIME = Duration.ofSeconds(2);

    private Remaining() {}

    static Optional<Duration> of(JobView job, Instant now) {
        Instant started = job.startedAt();
        if (job.state() != JobState.RUNNING || started == null || job.progress() < ENOUGH_PROGRESS) {
            return Optional.empty();
        }
        Duration soFar = Duration.between(started, now);
        if (soFar.compareTo(ENOUGH_TIME) < 0) {
            return Optional.empty();
        }
        double left = (1 - Math.min(1, job.progress())) / job.progress();
        return Optional.of(Duration.ofMillis(Math.round(soFar.toMillis() * left)));
    }
}
