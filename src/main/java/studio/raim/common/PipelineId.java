package studio.raim.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a pipeline: the name of its file without {@code .yaml}, such as {@code quick}. */
public record PipelineId(@JsonValue String value) implements Comparable<PipelineId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PipelineId {
        Slug.require("A pipeline's id", value);
    }

    @Override
    public int compareTo(PipelineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
