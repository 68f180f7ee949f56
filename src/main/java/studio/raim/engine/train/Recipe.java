package studio.raim.engine.train;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.common.yaml.StrictYaml;
import studio.raim.engine.train.degrade.Kind;
import studio.raim.engine.train.loss.LossSpec;

/**
 * How a network is trained: a file such as {@code models/recipes/mialgo-compact.yaml}.
 *
 * @param remark for people: whose recipe it is, and what of it cannot run yet
 * @param degradation kinds of bad photographs, with their shares
 * @param losses whose weighted sum is minimised
 * @param averaging share of the moving average of the weights that a step keeps
 * @param seed of the order of samples, their degradation and the first weights
 */
public record Recipe(
        String id,
        @Nullable String remark,
        NetworkSpec network,
        DataSpec data,
        List<Kind> degradation,
        List<LossSpec> losses,
        OptimiserSpec optimiser,
        ScheduleSpec schedule,
        double averaging,
        long seed) {
    @JsonCreator
    public Recipe {
        Objects.requireNonNull(id, "'id' is missing");
        Objects.requireNonNull(network, "'network' is missing");
        Objects.requireNonNull(data, "'data' is missing");
        degradation = List.copyOf(Objects.requireNonNullElse(degradation, List.of()));
        losses = List.copyOf(Objects.requireNonNullElse(losses, List.of()));
        Objects.requireNonNull(optimiser, "'optimiser' is missing");
        Objects.requireNonNull(schedule, "'schedule' is missing");
        if (degradation.isEmpty()) {
            throw new IllegalArgumentException("'degradation' names no kind of bad photograph");
        }
        if (losses.isEmpty()) {
            throw new IllegalArgumentException("'losses' names no loss");
        }
        if (averaging < 0 || averaging >= 1) {
            throw new IllegalArgumentException("'averaging' lies from 0 up to 1, not at " + averaging);
        }
    }

    /** Throws {@link studio.raim.common.yaml.InvalidFileException} with file, line and reason. */
    public static Recipe read(Path file) {
        return StrictYaml.read(file, Recipe.class, Map.of());
    }

    /**
     * What learns.
     *
     * @param architecture as {@code nn.arch} names it
     * @param config its constructor's arguments
     * @param quiet parts of the names of layers whose first weights are smaller than usual, as the last ones before a sum, and the
     *     factors
     * @param start a checkpoint to start from instead of random weights, beside the recipe
     */
    public record NetworkSpec(
            String architecture,
            Map<String, Object> config,
            Map<String, Double> quiet,
            @Nullable String start) {
        @JsonCreator
        public NetworkSpec {
            Objects.requireNonNull(architecture, "'network.architecture' is missing");
            config = Map.copyOf(Objects.requireNonNullElse(config, Map.of()));
            quiet = Map.copyOf(Objects.requireNonNullElse(quiet, Map.of()));
        }
    }

    /**
     * What it learns from.
     *
     * @param patch side of a training picture in pixels
     * @param batch pictures a step
     * @param margin pixels around a patch that are degraded with it and cut off then
     * @param halveAbove photographs of more pixels are halved until they have no more: a sharp ground truth
     * @param scales further sizes of the ground truth, as factors
     * @param sharpened whether ground truths are sharpened as Real-ESRGAN does
     * @param aligned how often the blocks of a JPEG start at the patch's corner, as in a whole photograph
     */
    public record DataSpec(
            int patch, int batch, int margin, long halveAbove, List<Double> scales, double aligned, boolean sharpened) {
        @JsonCreator
        public DataSpec {
            scales = List.copyOf(Objects.requireNonNullElse(scales, List.of(1.0)));
            if (patch < 8 || batch < 1 || margin < 0 || halveAbove < 1) {
                throw new IllegalArgumentException(
                        "'data' wants patch from 8, batch from 1, margin from 0 and halveAbove from 1");
            }
        }
    }

    /**
     * Adam with decoupled weight decay.
     *
     * @param clip length to which longer gradients are cut
     */
    public record OptimiserSpec(
            double rate, double beta1, double beta2, double epsilon, double weightDecay, double clip) {
        @JsonCreator
        public OptimiserSpec {
            if (!(rate > 0) || !(clip > 0) || !(epsilon > 0)) {
                throw new IllegalArgumentException("'optimiser' wants rate, epsilon and clip above 0");
            }
        }
    }

    /**
     * How the rate goes: a linear rise, then level, at the end half a cosine down to nothing.
     *
     * @param warmUp steps of the rise
     * @param decay steps of the fall
     * @param steps in all; without it training stays level until it is told to finish
     */
    public record ScheduleSpec(
            long warmUp, long decay, @Nullable Long steps) {
        @JsonCreator
        public ScheduleSpec {
            if (warmUp < 0 || decay < 1) {
                throw new IllegalArgumentException("'schedule' wants warmUp from 0 and decay from 1");
            }
            if (steps != null && steps < decay) {
                throw new IllegalArgumentException("'schedule' wants at least as many steps as decay");
            }
        }

        /**
         * The share of the full rate at a step.
         *
         * @param step counted from 1
         * @param finishFrom the step after which the fall begins; {@link Long#MAX_VALUE} when nobody knows yet
         */
        double factor(long step, long finishFrom) {
            double rise = warmUp == 0 ? 1 : Math.min(1, step / (double) warmUp);
            double fallen = Math.clamp((step - (double) finishFrom) / decay, 0, 1);
            return rise * (1 + Math.cos(Math.PI * fallen)) / 2;
        }

        long knownFinish() {
            return steps == null ? Long.MAX_VALUE : steps - decay;
        }
    }
}
