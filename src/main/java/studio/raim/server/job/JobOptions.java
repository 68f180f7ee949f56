package studio.raim.server.job;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/**
 * What a person may choose for one restoration beside the pipeline; null is the usual.
 *
 * @param format the result's format, one of {@link #FORMATS}; null keeps the photo's, and turns HEIC and AVIF into JPEG, or
 *     into PNG when they have more than 8 bits or alpha
 * @param quality of JPEG and WebP, 1 to 100; null takes 95. JPEG never subsamples chroma
 * @param metadata which of the photo's EXIF, XMP and IPTC the result carries, one of {@link #METADATA}; null takes {@code all}
 * @param provenance whether the result's file says how it was made; null is yes. The job keeps the record in any case
 * @param strength 0 to 100 %: result = photo + strength × (restored − photo); null takes 100
 * @param seed of the noise of sampling pipelines; null takes 0
 * @param tile edge of a tile in pixels, 64 to 8192; null lets the device's memory decide
 * @param intermediates whether what each stage made can be looked at afterwards; null is no. Stages then run one after the
 *     other on the whole photo, which takes more memory
 * @param like the provenance of a result that is to be made again, byte for byte; the other options must be its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(name = "JobOptions", description = "What is left out takes the usual")
public record JobOptions(
        @Schema(
                description = "Of the result; left out: the photo's, or JPEG or PNG for HEIC and AVIF",
                enumeration = {"jpeg", "png", "tiff", "webp", "bmp"})
        @Nullable
        String format,

        @Schema(description = "Of JPEG and WebP; left out: 95", minimum = "1", maximum = "100") @Nullable
        Integer quality,

        @Schema(
                description = "Which of the photo's EXIF, XMP and IPTC the result carries; left out: all",
                enumeration = {"all", "no-gps", "none"})
        @Nullable
        String metadata,

        @Schema(description = "Whether the file says how it was made; left out: yes") @Nullable
        Boolean provenance,

        @Schema(
                description = "Percent of the way from the photo to the restored one; left out: 100",
                minimum = "0",
                maximum = "100")
        @Nullable
        Integer strength,

        @Schema(description = "Of the noise of sampling pipelines; left out: 0") @Nullable
        Long seed,

        @Schema(
                description = "Edge of a tile in pixels; left out: by the device's memory",
                minimum = "64",
                maximum = "8192")
        @Nullable
        Integer tile,

        @Schema(description = "Whether what each stage made is kept: GET /api/v1/jobs/{id}/stages; left out: no")
        @Nullable
        Boolean intermediates,

        @Schema(
                description = "The provenance of a result of this photo that is to be made again, byte for byte",
                implementation = Object.class)
        @Nullable
        JsonNode like) {
    /** What a result can be written as. */
    public static final List<String> FORMATS = List.of("jpeg", "png", "tiff", "webp", "bmp");

    /** What of the photo's metadata a result can carry: everything, everything but places, nothing but its colour profile. */
    public static final List<String> METADATA = List.of("all", "no-gps", "none");

    public static final JobOptions DEFAULT = new JobOptions(null, null, null, null, null, null, null, null, null);

    private static final int LEAST_TILE = 64;
    private static final int LARGEST_TILE = 8192;

    public JobOptions {
        if (format != null && !FORMATS.contains(format)) {
            throw Refusal.invalid("A result is written as one of %s; '%s' is none of them".formatted(FORMATS, format));
        }
        if (metadata != null && !METADATA.contains(metadata)) {
            throw Refusal.invalid("A result keeps one of %s of the photo's metadata; '%s' is none of them"
                    .formatted(METADATA, metadata));
        }
        require(quality, 1, 100, "A quality lies between %d (small) and %d (best); %d does not");
        require(
                strength,
                0,
                100,
                "A strength lies between %d %% (the photo) and %d %% (fully restored); %d %% does not");
        require(tile, LEAST_TILE, LARGEST_TILE, "A tile has an edge of %d to %d pixels; %d is out of range");
        if (like != null && !like.isObject()) {
            throw Refusal.invalid(
                    "'like' is the provenance of a result, a JSON object: GET /api/v1/jobs/{id}/provenance");
        }
    }

    private static void require(@Nullable Integer value, int least, int most, String sentence) {
        if (value != null && (value < least || value > most)) {
            throw Refusal.invalid(sentence.formatted(least, most, value));
        }
    }

    public JobOptions withFormat(@Nullable String wanted) {
        return new JobOptions(wanted, quality, metadata, provenance, strength, seed, tile, intermediates, like);
    }

    public JobOptions withQuality(@Nullable Integer percent) {
        return new JobOptions(format, percent, metadata, provenance, strength, seed, tile, intermediates, like);
    }

    public JobOptions withMetadata(@Nullable String kept) {
        return new JobOptions(format, quality, kept, provenance, strength, seed, tile, intermediates, like);
    }

    public JobOptions withProvenance(@Nullable Boolean written) {
        return new JobOptions(format, quality, metadata, written, strength, seed, tile, intermediates, like);
    }

    public JobOptions withStrength(@Nullable Integer percent) {
        return new JobOptions(format, quality, metadata, provenance, percent, seed, tile, intermediates, like);
    }

    public JobOptions withSeed(@Nullable Long value) {
        return new JobOptions(format, quality, metadata, provenance, strength, value, tile, intermediates, like);
    }

    public JobOptions withTile(@Nullable Integer edge) {
        return new JobOptions(format, quality, metadata, provenance, strength, seed, edge, intermediates, like);
    }

    public JobOptions withIntermediates(@Nullable Boolean kept) {
        return new JobOptions(format, quality, metadata, provenance, strength, seed, tile, kept, like);
    }

    /** The same, for making a result again whose provenance this is. */
    public JobOptions withLike(@Nullable JsonNode made) {
        return new JobOptions(format, quality, metadata, provenance, strength, seed, tile, intermediates, made);
    }
}
