package studio.raim.server.job.ui;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PhotoId;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** Jobs as pages see them, with only what a test cares about. */
final class JobFixtures {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private JobFixtures() {}

    static JobView job(JobState state, double progress, Instant queuedAt, @Nullable Instant startedAt) {
        return new JobView(
                JobId.random(),
                PhotoId.random(),
                "beach.jpg",
                "quick",
                0,
                state,
                progress,
                null,
                1,
                queuedAt,
                startedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                false,
                12,
                JobOptions.DEFAULT,
                null);
    }
}
