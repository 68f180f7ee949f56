package studio.raim.server.job.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.NewJob;

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
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(JobOptions.class);

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
        return new NewJob(photo, pipeline, priority == null ? 0 : priority, options(options));
    }

    private static JobOptions options(@Nullable String json) {
        if (json == null || json.isBlank() || json.equals("null")) {
            return JobOptions.DEFAULT;
        }
        try {
            return STRICT.readValue(json);
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.invalid(
                    "There is no option '%s'; there are: %s".formatted(e.getPropertyName(), e.getKnownPropertyIds()));
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            if (e instanceof MismatchedInputException mismatch
                    && !mismatch.getPath().isEmpty()) {
                throw Refusal.invalid("The option '%s' has a value of another kind than is described"
                        .formatted(mismatch.getPath().getFirst().getFieldName()));
            }
            throw Refusal.invalid("The options are not a JSON object such as {\"format\": \"png\", \"tile\": 512}");
        }
    }
}
