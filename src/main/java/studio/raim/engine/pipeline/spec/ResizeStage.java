package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ModelId;

/**
 * Resizes by a factor, or so that the longer side has {@code longSide} pixels; exactly one of the two is given.
 *
 * <p>{@code name} is {@code resize} unless said; {@code filter} is {@link Filter#AREA} unless said.
 */
public record ResizeStage(
        String name,
        List<String> inputs,
        @Nullable Ratio factor,
        @Nullable Integer longSide,
        Filter filter) implements Stage {
    @JsonCreator
    public ResizeStage {
        name = Objects.requireNonNullElse(name, "resize");
        inputs = List.copyOf(Objects.requireNonNullElse(inputs, List.of()));
        filter = Objects.requireNonNullElse(filter, Filter.AREA);
        if ((factor == null) == (longSide == null)) {
            throw new IllegalArgumentException("resize takes either 'factor' (such as 1/2) or 'longSide' (pixels)");
        }
        if (longSide != null && (longSide < 1 || longSide > 65_536)) {
            throw new IllegalArgumentException("'longSide' is 1 to 65536 pixels, not " + longSide);
        }
    }

    /** The factor, when it does not depend on the photograph. */
    public Optional<Ratio> fixedFactor() {
        return Optional.ofNullable(factor);
    }

    @Override
    public List<ModelId> models() {
        return List.of();
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public ResizeStage withInputs(List<String> inputs) {
        return new ResizeStage(name, inputs, factor, longSide, filter);
    }
}
