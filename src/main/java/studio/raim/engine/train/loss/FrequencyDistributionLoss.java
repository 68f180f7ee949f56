package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.abs;
import static studio.raim.engine.nn.Reductions.mean;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.ConvGeometry;
import studio.raim.engine.nn.Fourier;
import studio.raim.engine.nn.Shapes;
import studio.raim.engine.nn.Spatial;
import studio.raim.engine.nn.Tensor;

/**
 * Frequency distribution loss: SW(|F(a)|, |F(b)|) + phase · SW(∠F(a), ∠F(b)), F the Fourier transform of each channel.
 *
 * <p>SW is the sliced Wasserstein distance: the mean distance of the sorted answers of random filters. Ni et al., "Misalignment-robust
 * frequency distribution loss", 2024, and Image-Phoenix in the supplement of RAIM 2024, eq. 3, with phase = 0.1. The authors take
 * features of a classifier; here it sees pixels, so it needs nobody's weights.
 *
 * @param phase how much the phase counts beside the amplitude
 * @param slices how many random filters
 * @param patch side of the filters
 */
record FrequencyDistributionLoss(double weight, double phase, int slices, int patch) implements LossSpec {
    private static final long SEED = 20240216;

    @JsonCreator
    static FrequencyDistributionLoss read(
            @JsonProperty("weight") double weight,
            @JsonProperty("phase") @Nullable Double phase,
            @JsonProperty("slices") @Nullable Integer slices,
            @JsonProperty("patch") @Nullable Integer patch) {
        return new FrequencyDistributionLoss(
                weight,
                Objects.requireNonNullElse(phase, 0.1),
                Objects.requireNonNullElse(slices, 32),
                Objects.requireNonNullElse(patch, 5));
    }

    @Override
    public String name() {
        return "frequency";
    }

    @Override
    public Tensor of(Judged pictures) {
        Tensor a = Fourier.rfft2(pictures.restored());
        Tensor b = Fourier.rfft2(pictures.target());
        Tensor filters = pictures.restored().constant(filters(), slices, 3, patch, patch);
        Tensor amplitudes = distance(Fourier.amplitude(a), Fourier.amplitude(b), filters);
        return amplitudes.addScaled(distance(Fourier.phase(a), Fourier.phase(b), filters), phase);
    }

    /** (N, 3, H, W) twice -> (1, 1, 1). */
    private Tensor distance(Tensor a, Tensor b, Tensor filters) {
        return mean(abs(sorted(a, filters).sub(sorted(b, filters))), 0, 1, 2);
    }

    private Tensor sorted(Tensor x, Tensor filters) {
        Tensor seen = Spatial.convolve(x, filters, patch, ConvGeometry.valid());
        return Shapes.sorted(Shapes.flatten(seen, 2, 3), 2);
    }

    /** Directions on the sphere: normal numbers, each filter of length 1. */
    private float[] filters() {
        Random random = new Random(SEED);
        int length = 3 * patch * patch;
        float[] all = new float[slices * length];
        for (int i = 0; i < slices; i++) {
            double square = 0;
            for (int j = 0; j < length; j++) {
                all[i * length + j] = (float) random.nextGaussian();
                square += all[i * length + j] * all[i * length + j];
            }
            for (int j = 0; j < length; j++) {
                all[i * length + j] /= (float) Math.sqrt(square);
            }
        }
        return all;
    }
}
