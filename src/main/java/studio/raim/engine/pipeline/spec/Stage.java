package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import studio.raim.common.ModelId;

/**
 * A step of a pipeline: it reads the results of earlier stages and makes one image.
 *
 * <p>In a file a stage is {@code - kind: {name: …, …}}. A new kind of stage is a new record here; the compiler then
 * names every place that must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResizeStage.class, name = "resize"),
    @JsonSubTypes.Type(value = NetworkStage.class, name = "network")
})
public sealed interface Stage permits ResizeStage, NetworkStage {
    /** What {@link #inputs} calls the photograph that the pipeline was given. */
    String PHOTO = "photo";

    /** Unique in its pipeline. */
    String name();

    /** The stages whose results it reads, in the order that it wants them; {@link #PHOTO} is the pipeline's input. */
    List<String> inputs();

    /** The models that it needs on the device at the same time. */
    List<ModelId> models();

    /** How many inputs this kind reads. */
    int arity();

    Stage withInputs(List<String> inputs);
}
