package studio.raim.common;

import java.util.UUID;

/** Names one job. */
public record JobId(UUID value) {
    public static JobId random() {
        return new JobId(UUID.randomUUID());
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws Refusal NOT_FOUND if the text is no id, because then no job can have it
     */
    public static JobId of(String text) {
        return new JobId(Ids.parse("job", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
