package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.abs;
import static studio.raim.engine.nn.Activations.square;
import static studio.raim.engine.nn.Reductions.mean;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.ConvGeometry;
import studio.raim.engine.nn.Padding;
import studio.raim.engine.nn.Spatial;
import studio.raim.engine.nn.Tensor;

/**
 * Losses of a picture with holes, as Xhs-IAG's fusion has them: hole · mean |m·(y − t)| + valid · mean |(1 − m)·(y − t)|, m the mask
 * with 1 in holes.
 */
record MaskedLoss(double weight, double hole, double valid) implements LossSpec {
    private static final int SIDE = 15;
    private static final double SIGMA = 3;

    @JsonCreator
    static MaskedLoss read(
            @JsonProperty("weight") double weight,
            @JsonProperty("hole") @Nullable Double hole,
            @JsonProperty("valid") @Nullable Double valid) {
        return new MaskedLoss(weight, Objects.requireNonNullElse(hole, 0.01), Objects.requireNonNullElse(valid, 0.3));
    }

    @Override
    public String name() {
        return "masked";
    }

    @Override
    public Tensor of(Judged pictures) {
        Tensor error = abs(pictures.restored().sub(pictures.target()));
        Tensor inHoles = error.mul(pictures.mask().get());
        return mean(inHoles, 0, 1, 2, 3).mul(hole).addScaled(mean(error.sub(inHoles), 0, 1, 2, 3), valid);
    }

    /**
     * How real each pixel of a filled picture is: 1 − the mask blurred by a Gaussian, (N, 1, H, W) -> the same.
     */
    static Tensor softLabels(Tensor mask) {
        float[] weights = new float[SIDE * SIDE];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = i % SIDE - SIDE / 2;
            double y = i / SIDE - SIDE / 2;
            weights[i] = (float) Math.exp(-(x * x + y * y) / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= (float) sum;
        }
        Tensor kernel = mask.constant(weights, 1, 1, SIDE, SIDE);
        Tensor wide = Padding.all(SIDE / 2).reflect(mask);
        return Spatial.convolve(wide, kernel, SIDE, ConvGeometry.valid()).neg().add(1);
    }

    /** The discriminator's loss with soft labels: mean (real − 1)² + mean (fake − label)². */
    static Tensor softDiscriminator(Tensor real, Tensor fake, Tensor mask) {
        return mean(square(real.add(-1)), 0, 1, 2, 3).add(mean(square(fake.sub(softLabels(mask))), 0, 1, 2, 3));
    }
}
