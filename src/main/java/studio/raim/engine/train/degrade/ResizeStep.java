package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Resizes by a random factor.
 *
 * @param smaller how often, in shares, the picture shrinks; {@code larger} and {@code same} likewise
 * @param factor below 1 the range of shrinking, above 1 that of growing
 */
record ResizeStep(Range factor, double smaller, double larger, double same, List<Rescaling> filters, double probability)
        implements Step {
    private static final List<Rescaling> USUAL = List.of(Rescaling.AREA, Rescaling.BILINEAR, Rescaling.BICUBIC);

    @JsonCreator
    static ResizeStep read(
            @JsonProperty("factor") Range factor,
            @JsonProperty("smaller") @Nullable Double smaller,
            @JsonProperty("larger") @Nullable Double larger,
            @JsonProperty("same") @Nullable Double same,
            @JsonProperty("filters") @Nullable List<Rescaling> filters,
            @JsonProperty("probability") @Nullable Double probability) {
        Objects.requireNonNull(factor, "'factor' is missing");
        return new ResizeStep(
                factor,
                Objects.requireNonNullElse(smaller, factor.low() < 1 ? 1.0 : 0.0),
                Objects.requireNonNullElse(larger, factor.high() > 1 ? 1.0 : 0.0),
                Objects.requireNonNullElse(same, 0.0),
                Objects.requireNonNullElse(filters, USUAL),
                Objects.requireNonNullElse(probability, 1.0));
    }

    @Override
    public Planes apply(Planes image, Planes original, Draws draws, Trace trace) {
        if (!draws.happens(probability)) {
            return image;
        }
        double by =
                switch (draws.index(smaller, larger, same)) {
                    case 0 -> draws.uniform(factor.low(), Math.min(1, factor.high()));
                    case 1 -> draws.uniform(Math.max(1, factor.low()), factor.high());
                    default -> 1;
                };
        Rescaling filter = draws.oneOf(filters);
        trace.add("resize " + filter.name().toLowerCase(Locale.ROOT) + " by", by);
        return filter.by(image, by);
    }
}
