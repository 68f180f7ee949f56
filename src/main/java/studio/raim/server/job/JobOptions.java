package studio.raim.server.job;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/**
 * What a person may choose for one restoration beside the pipeline.
 *
 * @param format the result's format: {@code jpeg}, {@code png}, {@code tiff}, {@code webp} or {@code bmp}; null keeps the photo's
 * @param seed of the noise of sampling pipelines; null takes 0
 * @param tile edge of a tile in pixels, 64 to 8192; null lets the device's memory decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
public record JobOptions(
        @Nullable String format,
        @Nullable Long seed,
        @Nullable Integer tile) {
    private static final Set<String> FORMATS = new TreeSet<>(Set.of("jpeg", "png", "tiff", "webp", "bmp"));
    private static final int LEAST_TILE = 64;
    private static final int LARGEST_TILE = 8192;

    public static final JobOptions DEFAULT = new JobOptions(null, null, null);

    public JobOptions {
        if (format != null && !FORMATS.contains(format)) {
            throw Refusal.invalid("A result is written as one of %s; '%s' is none of them".formatted(FORMATS, format));
        }
        if (tile != null && (tile < LEAST_TILE || tile > LARGEST_TILE)) {
            throw Refusal.invalid("A tile has an edge of %d to %d pixels; %d is out of range"
                    .formatted(LEAST_TILE, LARGEST_TILE, tile));
        }
    }
}
