package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One kind of bad photograph.
 *
 * @param share how often it is taken, beside the other kinds
 * @param steps in their order; none leaves the picture as it is
 */
public record Kind(String name, double share, List<Step> steps) {
    @JsonCreator
    public static Kind read(
            @JsonProperty("name") String name,
            @JsonProperty("share") @Nullable Double share,
            @JsonProperty("steps") @Nullable List<Step> steps) {
        Objects.requireNonNull(name, "'name' of a kind is missing");
        return new Kind(
                name,
                Objects.requireNonNullElse(share, 1.0),
                List.copyOf(Objects.requireNonNullElse(steps, List.of())));
    }

    /** The ground truth as BasicSR sharpens it for training. */
    public static Planes sharpened(Planes target) {
        return Sharpening.apply(target);
    }

    /** The degraded picture at the original's size, as a file of 8 bits would hold it. */
    public Planes apply(Planes original, Draws draws, Trace trace) {
        Planes result = original;
        for (Step step : steps) {
            result = step.apply(result, original, draws, trace);
        }
        if (result.width() != original.width() || result.height() != original.height()) {
            throw new IllegalStateException(
                    "The kind '%s' ends at %d × %d pixels instead of %d × %d: it needs a step 'restoreSize' at its end"
                            .formatted(name, result.width(), result.height(), original.width(), original.height()));
        }
        return result.rounded();
    }
}
