package studio.raim.server.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PhotoId;

/**
 * A restoration as its owner sees it at one moment.
 *
 * @param progress 0 to 1, of the attempt that runs
 * @param stage what the worker is at; null while it waits
 * @param attempt how often it was begun
 * @param waitingBecause why a queued job does not run yet; null when it is about to
 * @param error why it failed, a sentence for its owner
 * @param predecessor the job that this one retries
 */
public record JobView(
        JobId id,
        PhotoId photoId,
        String photoName,
        String pipeline,
        int priority,
        JobState state,
        double progress,
        @Nullable String stage,
        int attempt,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String waitingBecause,
        @Nullable String error,
        @Nullable Long resultBytes,
        @Nullable String resultFileName,
        @Nullable JobId predecessor) {}
