package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Saves as JPEG and opens again.
 *
 * @param quality of the Independent JPEG Group's scale
 * @param subsampledShare how often chroma is stored at half the resolution
 */
record JpegStep(Range quality, double subsampledShare, double probability) implements Step {
    @JsonCreator
    static JpegStep read(
            @JsonProperty("quality") Range quality,
            @JsonProperty("subsampledShare") @Nullable Double subsampledShare,
            @JsonProperty("probability") @Nullable Double probability) {
        Objects.requireNonNull(quality, "'quality' is missing");
        if (quality.low() < 1 || quality.high() > 100) {
            throw new IllegalArgumentException("'quality' lies between 1 and 100");
        }
        return new JpegStep(
                quality,
                Objects.requireNonNullElse(subsampledShare, 0.7),
                Objects.requireNonNullElse(probability, 1.0));
    }

    @Override
    public Planes apply(Planes image, Planes original, Draws draws, Trace trace) {
        if (!draws.happens(probability)) {
            return image;
        }
        int drawn = quality.drawWhole(draws);
        boolean subsampled = draws.happens(subsampledShare);
        trace.add(subsampled ? "jpeg, chroma halved: quality" : "jpeg: quality", drawn);
        return JpegRoundTrip.apply(image, drawn, subsampled);
    }
}
