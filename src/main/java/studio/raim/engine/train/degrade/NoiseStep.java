package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds noise of a sensor.
 *
 * @param sigma of Gaussian noise, in steps of 1/255
 * @param poisson scale of Poisson noise, as BasicSR has it: variance scale²·x/levels
 * @param poissonShare how often noise is Poisson's
 * @param greyShare how often all channels get the same noise
 * @param mostlyWeak sigma is drawn by ratio, so that weak noise is as frequent as strong
 */
record NoiseStep(
        Range sigma, Range poisson, double poissonShare, double greyShare, boolean mostlyWeak, double probability)
        implements Step {
    private static final double STEPS = 255;

    @JsonCreator
    static NoiseStep read(
            @JsonProperty("sigma") @Nullable Range sigma,
            @JsonProperty("poisson") @Nullable Range poisson,
            @JsonProperty("poissonShare") @Nullable Double poissonShare,
            @JsonProperty("greyShare") @Nullable Double greyShare,
            @JsonProperty("mostlyWeak") @Nullable Boolean mostlyWeak,
            @JsonProperty("probability") @Nullable Double probability) {
        return new NoiseStep(
                Objects.requireNonNullElse(sigma, new Range(1, 30)),
                Objects.requireNonNullElse(poisson, new Range(0.05, 3)),
                Objects.requireNonNullElse(poissonShare, 0.0),
                Objects.requireNonNullElse(greyShare, 0.4),
                Objects.requireNonNullElse(mostlyWeak, false),
                Objects.requireNonNullElse(probability, 1.0));
    }

    @Override
    public Planes apply(Planes image, Planes original, Draws draws, Trace trace) {
        if (!draws.happens(probability)) {
            return image;
        }
        boolean grey = draws.happens(greyShare);
        if (draws.happens(poissonShare)) {
            double scale = poisson.draw(draws);
            trace.add(grey ? "noise poisson, grey: scale" : "noise poisson: scale", scale);
            return Noise.poisson(image, scale, grey, draws);
        }
        double s = mostlyWeak ? sigma.drawByRatio(draws) : sigma.draw(draws);
        trace.add(grey ? "noise gaussian, grey: sigma" : "noise gaussian: sigma", s);
        return Noise.gaussian(image, s / STEPS, grey, draws);
    }
}
