package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;
import studio.raim.common.ModelId;

/** Runs a model's network on one image; {@code name} is the model's id unless said. */
public record NetworkStage(String name, List<String> inputs, ModelId model) implements Stage {
    @JsonCreator
    public NetworkStage {
        Objects.requireNonNull(model, "'model' is missing");
        name = Objects.requireNonNullElse(name, model.value());
        inputs = List.copyOf(Objects.requireNonNullElse(inputs, List.of()));
    }

    @Override
    public List<ModelId> models() {
        return List.of(model);
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public NetworkStage withInputs(List<String> inputs) {
        return new NetworkStage(name, inputs, model);
    }
}
