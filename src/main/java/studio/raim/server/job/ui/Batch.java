package studio.raim.server.job.ui;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/**
 * The restorations that a person waits for: everything queued since the oldest one that has not ended.
 *
 * @param ended how many of them have ended
 * @param progress of all together, 0 to 1
 */
record Batch(int size, int ended, double progress) {
    /** Empty when nothing is going on. */
    static Optional<Batch> of(Collection<JobView> jobs) {
        Optional<Instant> since = jobs.stream()
                .filter(job -> !job.state().ended())
                .map(JobView::queuedAt)
                .min(Comparator.naturalOrder());
        return since.map(start -> {
            List<JobView> batch =
                    jobs.stream().filter(job -> !job.queuedAt().isBefore(start)).toList();
            int ended = (int) batch.stream().filter(job -> job.state().ended()).count();
            double done = batch.stream().mapToDouble(Batch::done).sum();
            return new Batch(batch.size(), ended, done / batch.size());
        });
    }

    private static double done(JobView job) {
        return job.state().ended() ? 1 : job.state() == JobState.RUNNING ? job.progress() : 0;
    }
}
