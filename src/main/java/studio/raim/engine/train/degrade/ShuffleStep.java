package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Steps in random order, as BSRGAN degrades.
 *
 * @param last steps that stay at the end, in their order
 */
record ShuffleStep(List<Step> steps, List<Step> last) implements Step {
    @JsonCreator
    static ShuffleStep read(@JsonProperty("steps") List<Step> steps, @JsonProperty("last") @Nullable List<Step> last) {
        Objects.requireNonNull(steps, "'steps' is missing");
        return new ShuffleStep(List.copyOf(steps), List.copyOf(Objects.requireNonNullElse(last, List.of())));
    }

    @Override
    public Planes apply(Planes image, Planes original, Draws draws, Trace trace) {
        Step[] order = steps.toArray(Step[]::new);
        for (int i = order.length - 1; i > 0; i--) {
            int j = draws.below(i + 1);
            Step swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        Planes result = image;
        for (Step step : order) {
            result = step.apply(result, original, draws, trace);
        }
        for (Step step : last) {
            result = step.apply(result, original, draws, trace);
        }
        return result;
    }
}
