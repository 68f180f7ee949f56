package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.sqrt;
import static studio.raim.engine.nn.Activations.square;
import static studio.raim.engine.nn.Reductions.mean;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Tensor;

/** mean √((restored − target)² + ε²). */
record CharbonnierLoss(double weight, double epsilon) implements LossSpec {
    @JsonCreator
    static CharbonnierLoss read(
            @JsonProperty("weight") double weight, @JsonProperty("epsilon") @Nullable Double epsilon) {
        return new CharbonnierLoss(weight, Objects.requireNonNullElse(epsilon, 1e-3));
    }

    @Override
    public String name() {
        return "charbonnier";
    }

    @Override
    public Tensor of(Judged pictures) {
        return mean(sqrt(square(pictures.restored().sub(pictures.target())).add(epsilon * epsilon)), 0, 1, 2, 3);
    }
}
