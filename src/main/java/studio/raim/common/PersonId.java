package studio.raim.common;

import java.util.UUID;

/** Names one person. */
public record PersonId(UUID value) {
    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws Refusal NOT_FOUND if the text is no id, because then no person can have it
     */
    public static PersonId of(String text) {
        return new PersonId(Ids.parse("person", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
