package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One way to make a picture worse; in a file {@code - blur: {…}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = BlurStep.class, name = "blur"),
    @JsonSubTypes.Type(value = ResizeStep.class, name = "resize"),
    @JsonSubTypes.Type(value = RestoreSizeStep.class, name = "restoreSize"),
    @JsonSubTypes.Type(value = NoiseStep.class, name = "noise"),
    @JsonSubTypes.Type(value = JpegStep.class, name = "jpeg"),
    @JsonSubTypes.Type(value = ShuffleStep.class, name = "shuffle")
})
public sealed interface Step permits BlurStep, JpegStep, NoiseStep, ResizeStep, RestoreSizeStep, ShuffleStep {
    /**
     * The degraded picture; the given one stays as it is.
     *
     * @param original what the picture was before all steps, for its size
     */
    Planes apply(Planes image, Planes original, Draws draws, Trace trace);
}
