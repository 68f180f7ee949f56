package studio.raim.server.job.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.NewJob;
import studio.raim.server.job.OptionsJson;

/** A restoration that a script asks for. */
@Schema(name = "NewJob")
record NewJobJson(
        @Schema(description = "Of a photo that you uploaded", required = true) @Nullable
        String photoId,

        @Schema(description = "See GET /pipelines", examples = "quick", required = true) @Nullable
        String pipeline,

        @Schema(description = "0 (normal) to 9: a bounded head start") @Nullable
        Integer priority,

        @Schema(implementation = JobOptions.class) @Nullable JsonNode options) {
    NewJob toNewJob() {
        if (photoId == null) {
            throw Refusal.invalid("'photoId' is missing; upload the photo first, or send it as the form's part 'file'");
        }
        return newJob(PhotoId.of(photoId), pipeline, priority, options == null ? null : options.toString());
    }

    /** The same for a form. */
    static NewJob newJob(
            PhotoId photo, @Nullable String pipeline, @Nullable Integer priority, @Nullable String options) {
        if (pipeline == null || pipeline.isBlank()) {
            throw Refusal.invalid("'pipeline' is missing; GET /api/v1/pipelines lists what there is");
        }
        return new NewJob(photo, pipeline, priority == null ? 0 : priority, OptionsJson.read(options));
    }
}
