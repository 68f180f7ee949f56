package studio.raim.server.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/** Reads options as people and pages send them. */
public final class OptionsJson {
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(JobOptions.class);

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(JobOptions.class);

    private OptionsJson() {}

    /**
     * Nothing is the default.
     *
     * @throws Refusal INVALID, naming an option that does not exist
     */
    public static JobOptions read(@Nullable String json) {
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

    /** As {@link #read} takes it. */
    public static String write(JobOptions options) {
        try {
            return WRITER.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The options of a job cannot be written", e);
        }
    }
}
