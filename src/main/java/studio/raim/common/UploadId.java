package studio.raim.common;

import java.util.UUID;

/** Names one file on its way in. */
public record UploadId(UUID value) {
    public static UploadId random() {
        return new UploadId(UUID.randomUUID());
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws Refusal NOT_FOUND if the text is no id, because then no upload can have it
     */
    public static UploadId of(String text) {
        return new UploadId(Ids.parse("upload", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
