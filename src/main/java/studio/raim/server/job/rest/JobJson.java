package studio.raim.server.job.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** A restoration as it stands. */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobJson(
        UUID id,
        UUID photoId,
        String photoName,

        @Schema(description = "Where the photo lay; empty for no folder")
        String folder,

        String pipeline,
        int priority,
        JobState state,

        @Schema(description = "Of the attempt that runs, 0 to 1")
        double progress,

        @Schema(description = "What the worker is at") @Nullable
        String stage,

        @Schema(description = "Tiles of the stage that are done") @Nullable
        Integer tile,

        @Schema(description = "Tiles of the stage") @Nullable
        Integer tiles,

        @Schema(description = "How often it was begun") int attempt,

        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Why a queued job does not run yet") @Nullable
        String waitingBecause,

        @Schema(description = "Why it failed, and what to do") @Nullable
        String error,

        @Nullable String resultFileName,
        @Nullable Long resultBytes,

        @Schema(description = "The job that this one retries") @Nullable
        UUID predecessor,

        @Schema(description = "Addresses of the job, and of its result once there is one")
        Map<String, String> links) {
    static final String JOBS = "/api/v1/jobs/";

    static JobJson of(JobView view) {
        return new JobJson(
                view.id().value(),
                view.photoId().value(),
                view.photoName(),
                view.folder(),
                view.pipeline(),
                view.priority(),
                view.state(),
                view.progress(),
                view.stage(),
                view.tiles() == null ? null : view.tiles().done(),
                view.tiles() == null ? null : view.tiles().all(),
                view.attempt(),
                view.queuedAt(),
                view.startedAt(),
                view.finishedAt(),
                view.waitingBecause(),
                view.error(),
                view.resultFileName(),
                view.resultBytes(),
                view.predecessor() == null ? null : view.predecessor().value(),
                links(view));
    }

    private static Map<String, String> links(JobView view) {
        String self = JOBS + view.id();
        return view.state() == JobState.DONE
                ? Map.of(
                        "self", self,
                        "result", self + "/result",
                        "preview", self + "/preview",
                        "provenance", self + "/provenance",
                        "scores", self + "/scores")
                : Map.of("self", self);
    }
}
