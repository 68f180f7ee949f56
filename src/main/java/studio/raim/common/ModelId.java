package studio.raim.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a model: the name of its card's folder, such as {@code realesrgan-x4fast}. */
public record ModelId(@JsonValue String value) implements Comparable<ModelId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelId {
        Slug.require("A model's id", value);
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
