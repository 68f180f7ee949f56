package studio.raim.engine.imaging;

import org.jspecify.annotations.Nullable;

/**
 * How a photograph is written.
 *
 * @param quality of JPEG and lossy WebP, 0..1
 * @param metadata which of the photograph's blocks go into the file
 * @param provenance how the picture was made (JSON), put into the file's metadata; null for none
 */
public record WriteOptions(
        float quality, MetadataKept metadata, @Nullable String provenance) {
    /** Quality 0.95, all metadata and no provenance. */
    public static final WriteOptions DEFAULT = new WriteOptions(0.95f, MetadataKept.ALL, null);

    public WriteOptions {
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("A quality lies between 0 and 1, not at " + quality);
        }
    }

    public WriteOptions withQuality(float value) {
        return new WriteOptions(value, metadata, provenance);
    }

    public WriteOptions withMetadata(MetadataKept kept) {
        return new WriteOptions(quality, kept, provenance);
    }

    public WriteOptions withProvenance(@Nullable String record) {
        return new WriteOptions(quality, metadata, record);
    }
}
