package studio.raim.engine.pipeline.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.MetadataKept;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.WriteOptions;

/**
 * How a result's file is written: with the pixels, all that decides its bytes.
 *
 * @param quality of JPEG and WebP, 1 to 100
 * @param provenance whether the file says how it was made
 */
public record Output(ImageFormat format, int quality, MetadataKept metadata, boolean provenance) {
    public static final int USUAL_QUALITY = 95;

    public Output {
        if (!format.writable()) {
            throw new IllegalArgumentException(
                    "No %s files are written: choose one of %s".formatted(format, ImageFormat.writableIds()));
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException(
                    "A quality lies between 1 (small) and 100 (best), not at %d".formatted(quality));
        }
    }

    @JsonCreator
    static Output of(
            @JsonProperty(value = "format", required = true) String format,
            @JsonProperty(value = "quality", required = true) int quality,
            @JsonProperty(value = "metadata", required = true) MetadataKept metadata,
            @JsonProperty(value = "provenance", required = true) boolean provenance) {
        return new Output(ImageFormat.of(format), quality, metadata, provenance);
    }

    @JsonGetter("format")
    String formatId() {
        return format.id();
    }

    /**
     * Writes the restored photograph to a file that appears only when it is whole.
     *
     * @return its provenance, this included
     */
    public Provenance write(Restoration made, Path file, PhotoWriter writer) throws IOException {
        Provenance record = made.provenance().writtenAs(this);
        WriteOptions options = WriteOptions.DEFAULT
                .withQuality(quality / 100f)
                .withMetadata(metadata)
                .withProvenance(provenance ? record.toJson() : null);
        writer.write(made.photo(), format, file, options);
        return record;
    }
}
