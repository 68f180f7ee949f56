package studio.raim.common;

import java.util.UUID;

/** Names one photo. */
public record PhotoId(UUID value) {
    public static PhotoId random() {
        return new PhotoId(UUID.randomUUID());
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws Refusal NOT_FOUND if the text is no id, because then no photo can have it
     */
    public static PhotoId of(String text) {
        return new PhotoId(Ids.parse("photo", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
