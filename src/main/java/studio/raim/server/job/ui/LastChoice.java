package studio.raim.server.job.ui;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.JobOptions;

/**
 * How a person restored last, as the Restore page remembers it.
 *
 * @param pipeline its id; null when none was chosen yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LastChoice(@Nullable String pipeline, @Nullable JobOptions options) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final LastChoice NONE = new LastChoice(null, null);

    /** What cannot be read any more, such as an option of an older version, is forgotten. */
    static LastChoice read(Optional<String> json) {
        try {
            return json.isEmpty() ? NONE : JSON.readValue(json.get(), LastChoice.class);
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    JobOptions optionsOrUsual() {
        return options == null ? JobOptions.DEFAULT : options;
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
