package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.log;
import static studio.raim.engine.nn.Activations.relu;
import static studio.raim.engine.nn.Activations.square;
import static studio.raim.engine.nn.Reductions.mean;
import static studio.raim.engine.nn.Shapes.slice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Tensor;

/**
 * The gain over doing nothing: mean over pictures of ℓ + harm · max(0, ℓ), ℓ = ln((e(restored) + floor)/(e(lowQuality) + floor)).
 *
 * <p>e is the mean squared error, half of all channels, half of luma, so ℓ is the lost PSNR in units of 4.34 dB. Each picture
 * counts by its own decibels, so a clean one weighs as much as a bad one, and making it worse costs more than making it better pays.
 *
 * @param harm how much more a loss counts than a gain
 * @param floor the squared error below which pictures count as perfect
 * @param result which output of the network is judged
 * @see <a href="../../../../../../../docs/decisions/010-gain-over-doing-nothing.md">decision 010</a>
 */
record RelativeLoss(double weight, double harm, double floor, String result) implements LossSpec {
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    @JsonCreator
    static RelativeLoss read(
            @JsonProperty("weight") double weight,
            @JsonProperty("harm") @Nullable Double harm,
            @JsonProperty("floor") @Nullable Double floor,
            @JsonProperty("result") @Nullable String result) {
        return new RelativeLoss(
                weight,
                Objects.requireNonNullElse(harm, 1.0),
                Objects.requireNonNullElse(floor, 1e-5),
                Objects.requireNonNullElse(result, Objective.RESTORED));
    }

    @Override
    public String name() {
        return "relative" + LossSpec.suffix(result);
    }

    @Override
    public Tensor of(Judged pictures) {
        Tensor after = log(error(pictures.restored().sub(pictures.target())).add(floor));
        Tensor before = log(error(pictures.lowQuality().sub(pictures.target())).add(floor));
        Tensor lost = after.sub(before);
        return mean(lost.addScaled(relu(lost), harm), 0);
    }

    /** (N, 3, H, W) -> (N, 1, 1, 1). */
    private static Tensor error(Tensor difference) {
        Tensor luma = slice(difference, 1, 0, 1)
                .mul(LUMA[0])
                .addScaled(slice(difference, 1, 1, 2), LUMA[1])
                .addScaled(slice(difference, 1, 2, 3), LUMA[2]);
        return mean(square(difference), 1, 2, 3).mul(0.5).addScaled(mean(square(luma), 1, 2, 3), 0.5);
    }
}
