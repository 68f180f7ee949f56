package studio.raim.engine.train.loss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import studio.raim.engine.nn.Tensor;

/** One loss of a recipe; in a file {@code - charbonnier: {weight: 1}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = L1Loss.class, name = "l1"),
    @JsonSubTypes.Type(value = CharbonnierLoss.class, name = "charbonnier"),
    @JsonSubTypes.Type(value = RelativeLoss.class, name = "relative"),
    @JsonSubTypes.Type(value = FrequencyDistributionLoss.class, name = "frequency"),
    @JsonSubTypes.Type(value = PerceptualLoss.class, name = "perceptual"),
    @JsonSubTypes.Type(value = AdversarialLoss.class, name = "adversarial"),
    @JsonSubTypes.Type(value = MaskedLoss.class, name = "masked")
})
public sealed interface LossSpec
        permits AdversarialLoss,
                CharbonnierLoss,
                FrequencyDistributionLoss,
                L1Loss,
                MaskedLoss,
                PerceptualLoss,
                RelativeLoss {
    /** What the value is multiplied with in the sum. */
    double weight();

    /** Which output of the network, or which of its marked intermediates, is judged. */
    default String result() {
        return Objective.RESTORED;
    }

    /** What tells losses of the same kind on other results apart. */
    static String suffix(String result) {
        return result.equals(Objective.RESTORED) ? "" : "_" + result;
    }

    /** Unique in a recipe; prefixes the names of the loss's own parameters. */
    String name();

    /** The loss as one number; axes of size 1 may stay. */
    Tensor of(Judged pictures);

    /** The file with the loss's own parameters, if it needs one; a path as the recipe gives it. */
    default Optional<String> parameterFile() {
        return Optional.empty();
    }
}
