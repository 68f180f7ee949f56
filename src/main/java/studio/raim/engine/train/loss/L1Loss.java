package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.abs;
import static studio.raim.engine.nn.Reductions.mean;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Tensor;

/** mean |restored − target|. */
record L1Loss(double weight, String result) implements LossSpec {
    @JsonCreator
    static L1Loss read(@JsonProperty("weight") double weight, @JsonProperty("result") @Nullable String result) {
        return new L1Loss(weight, Objects.requireNonNullElse(result, Objective.RESTORED));
    }

    @Override
    public String name() {
        return "l1" + LossSpec.suffix(result);
    }

    @Override
    public Tensor of(Judged pictures) {
        return mean(abs(pictures.restored().sub(pictures.target())), 0, 1, 2, 3);
    }
}
