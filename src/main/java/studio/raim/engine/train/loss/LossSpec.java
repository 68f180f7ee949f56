package studio.raim.engine.train.loss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Tensor;

/** One loss of a recipe; in a file {@code - charbonnier: {weight: 1}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = L1Loss.class, name = "l1"),
    @JsonSubTypes.Type(value = CharbonnierLoss.class, name = "charbonnier"),
    @JsonSubTypes.Type(value = RelativeLoss.class, name = "relative")
})
public sealed interface LossSpec permits CharbonnierLoss, L1Loss, RelativeLoss {
    /** What the value is multiplied with in the sum. */
    double weight();

    String name();

    /**
     * The loss of pictures (N, 3, H, W) as one number (1, 1, 1, 1).
     *
     * @param net where its own parameters are declared
     */
    Tensor of(Layers net, Tensor restored, Tensor target, Tensor lowQuality);
}
