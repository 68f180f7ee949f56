package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.abs;
import static studio.raim.engine.nn.Reductions.mean;

import com.fasterxml.jackson.annotation.JsonCreator;
import studio.raim.engine.nn.Tensor;

/** mean |restored − target|. */
record L1Loss(double weight) implements LossSpec {
    @JsonCreator
    L1Loss {}

    @Override
    public String name() {
        return "l1";
    }

    @Override
    public Tensor of(Judged pictures) {
        return mean(abs(pictures.restored().sub(pictures.target())), 0, 1, 2, 3);
    }
}
