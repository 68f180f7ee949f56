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
 * @param folder where the photo lay, such as {@code 2019/Crete}; empty for no folder
 * @param removed only in news: this job is to be shown no more
 * @param megapixels of the photo
 * @param tiles how many of the stage are done; null when it has none
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
        @Nullable JobId predecessor,
        String folder,
        boolean removed,
        double megapixels,
        JobOptions options,
        @Nullable Tiles tiles) {}
