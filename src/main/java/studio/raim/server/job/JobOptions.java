package studio.raim.server.job;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a person may choose for one restoration beside the pipeline.
 *
 * @param format the result's format: {@code jpeg}, {@code png}, {@code tiff} or {@code webp}; null keeps the photo's
 * @param seed of the noise of sampling pipelines; null takes 0
 * @param tile edge of a tile in pixels, at least 64; null lets the device's memory decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
public record JobOptions(
        @Nullable String format,
        @Nullable Long seed,
        @Nullable Integer tile) {
    public static final JobOptions DEFAULT = new JobOptions(null, null, null);

    public JobOptions {
        if (tile != null && tile < 64) {
            throw new IllegalArgumentException("A tile has an edge of at least 64 pixels; %d is less".formatted(tile));
        }
    }
}
