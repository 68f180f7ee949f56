package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Blurs with one kernel of a mixture.
 *
 * @param kernels how often each kind is taken, in shares
 * @param side of the kernel in pixels, odd numbers are drawn
 * @param sigma standard deviations of the bell-shaped kernels, in pixels
 * @param generalised range of β of the generalised Gaussian
 * @param plateau range of β of the plateau
 * @param cutoff of the sinc, in radians a pixel
 * @param radius of the disc, in pixels
 * @param length of the motion, in pixels
 * @param probability that it blurs at all
 */
record BlurStep(
        Map<Kind, Double> kernels,
        Range side,
        Range sigma,
        Range generalised,
        Range plateau,
        Range cutoff,
        Range radius,
        Range length,
        double probability)
        implements Step {
    enum Kind {
        round,
        tilted,
        generalisedRound,
        generalisedTilted,
        plateauRound,
        plateauTilted,
        sinc,
        disc,
        motion
    }

    @JsonCreator
    static BlurStep read(
            @JsonProperty("kernels") @Nullable Map<Kind, Double> kernels,
            @JsonProperty("side") @Nullable Range side,
            @JsonProperty("sigma") @Nullable Range sigma,
            @JsonProperty("generalised") @Nullable Range generalised,
            @JsonProperty("plateau") @Nullable Range plateau,
            @JsonProperty("cutoff") @Nullable Range cutoff,
            @JsonProperty("radius") @Nullable Range radius,
            @JsonProperty("length") @Nullable Range length,
            @JsonProperty("probability") @Nullable Double probability) {
        return new BlurStep(
                new EnumMap<>(Objects.requireNonNullElse(kernels, Map.of(Kind.round, 1.0))),
                Objects.requireNonNullElse(side, new Range(7, 21)),
                Objects.requireNonNullElse(sigma, new Range(0.2, 3)),
                Objects.requireNonNullElse(generalised, new Range(0.5, 4)),
                Objects.requireNonNullElse(plateau, new Range(1, 2)),
                Objects.requireNonNullElse(cutoff, new Range(Math.PI / 3, Math.PI)),
                Objects.requireNonNullElse(radius, new Range(0.6, 3)),
                Objects.requireNonNullElse(length, new Range(2, 10)),
                Objects.requireNonNullElse(probability, 1.0));
    }

    @Override
    public Planes apply(Planes image, Planes original, Draws draws, Trace trace) {
        if (!draws.happens(probability)) {
            return image;
        }
        Kind kind = drawKind(draws);
        int drawn = side.drawWhole(draws) | 1;
        double sigmaX = sigma.draw(draws);
        double sigmaY = sigma.draw(draws);
        double angle = draws.uniform(-Math.PI, Math.PI);
        return switch (kind) {
            case round -> {
                trace.add("blur gaussian: side, sigma", drawn, sigmaX);
                yield Filtering.gaussian(image, drawn, sigmaX);
            }
            case tilted -> {
                trace.add("blur gaussian: side, sigmas, angle", drawn, sigmaX, sigmaY, angle);
                yield Filtering.filter(image, Kernel.gaussian(drawn, sigmaX, sigmaY, angle));
            }
            case generalisedRound -> generalised(image, drawn, sigmaX, sigmaX, 0, draws, trace);
            case generalisedTilted -> generalised(image, drawn, sigmaX, sigmaY, angle, draws, trace);
            case plateauRound -> plateau(image, drawn, sigmaX, sigmaX, 0, draws, trace);
            case plateauTilted -> plateau(image, drawn, sigmaX, sigmaY, angle, draws, trace);
            case sinc -> {
                double omega = cutoff.draw(draws);
                trace.add("blur sinc: side, cutoff", drawn, omega);
                yield Filtering.filter(image, Kernel.sinc(drawn, omega));
            }
            case disc -> {
                double r = radius.draw(draws);
                trace.add("blur disc: radius", r);
                yield Filtering.filter(image, Kernel.disc(2 * (int) Math.ceil(r) + 1, r));
            }
            case motion -> {
                double pixels = length.draw(draws);
                trace.add("blur motion: length, angle", pixels, angle);
                yield Filtering.filter(image, Kernel.motion(2 * (int) Math.ceil(pixels / 2) + 3, pixels, angle));
            }
        };
    }

    private Planes generalised(Planes image, int drawn, double x, double y, double angle, Draws draws, Trace trace) {
        double beta = around1(generalised, draws);
        trace.add("blur generalised: side, sigmas, angle, beta", drawn, x, y, angle, beta);
        return Filtering.filter(image, Kernel.generalised(drawn, x, y, angle, beta));
    }

    private Planes plateau(Planes image, int drawn, double x, double y, double angle, Draws draws, Trace trace) {
        double beta = around1(plateau, draws);
        trace.add("blur plateau: side, sigmas, angle, beta", drawn, x, y, angle, beta);
        return Filtering.filter(image, Kernel.plateau(drawn, x, y, angle, beta));
    }

    /** As BasicSR: half of the draws lie below 1, half above. */
    private static double around1(Range range, Draws draws) {
        return draws.happens(0.5) ? draws.uniform(range.low(), 1) : draws.uniform(1, range.high());
    }

    private Kind drawKind(Draws draws) {
        Kind[] kinds = kernels.keySet().toArray(Kind[]::new);
        double[] shares =
                kernels.values().stream().mapToDouble(Double::doubleValue).toArray();
        return kinds[draws.index(shares)];
    }
}
