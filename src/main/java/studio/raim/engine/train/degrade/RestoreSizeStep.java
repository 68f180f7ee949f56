package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Back to the size before all steps. */
record RestoreSizeStep(List<Rescaling> filters) implements Step {
    private static final List<Rescaling> USUAL = List.of(Rescaling.AREA, Rescaling.BILINEAR, Rescaling.BICUBIC);

    @JsonCreator
    static RestoreSizeStep read(@JsonProperty("filters") @Nullable List<Rescaling> filters) {
        return new RestoreSizeStep(Objects.requireNonNullElse(filters, USUAL));
    }

    @Override
    public Planes apply(Planes image, Planes original, Draws draws, Trace trace) {
        Rescaling filter = draws.oneOf(filters);
        if (image.width() == original.width() && image.height() == original.height()) {
            return image;
        }
        trace.add("resize " + filter.name().toLowerCase(Locale.ROOT) + " to", original.width(), original.height());
        return filter.to(image, original.width(), original.height());
    }
}
