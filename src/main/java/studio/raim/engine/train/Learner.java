package studio.raim.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.AdamStep;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.Trainee;
import studio.raim.engine.nn.Trainee.Judgement;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.StoredTensor;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.loss.AdversarialLoss;
import studio.raim.engine.train.loss.Objective;

/** A recipe's network with its losses and, when a loss is adversarial, its opponent: takes batches and learns. */
final class Learner implements AutoCloseable {
    private final Recipe recipe;
    private final Accelerator device;
    private final int parts;
    private final Trainee trainee;
    private final @Nullable Opponent opponent;
    private final Map<String, StoredTensor> fixedJudges;
    private final Objective.Parameters parameters;

    Learner(Recipe recipe, Program network, RunFolder folder, TrainingOptions options, Accelerator device) {
        this.recipe = recipe;
        this.device = device;
        this.parts = Math.min(options.parts(), recipe.data().batch());
        this.opponent = recipe.losses().stream()
                .filter(AdversarialLoss.class::isInstance)
                .map(AdversarialLoss.class::cast)
                .findFirst()
                .map(loss -> new Opponent(loss, recipe, folder, device))
                .orElse(null);
        this.parameters = Objective.parameters(recipe.losses(), options.weights());
        this.fixedJudges = parameters.tensors();
        try (Checkpoint start = folder.hasState()
                ? folder.state()
                : FirstWeights.of(network, recipe.seed(), recipe.network().quiet())) {
            trainee =
                    new Trainee(network, Objective.of(recipe.losses()), start, judges(), device, options.numberType());
        }
    }

    Trainee trainee() {
        return trainee;
    }

    /**
     * One step.
     *
     * @param number of the step, from 1
     * @param rate of this step
     */
    Judgement step(List<Pair> batch, long number, double rate) {
        try (NDManager scope = device.newScope()) {
            List<NDList> shards = new ArrayList<>();
            List<NDList> targets = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                List<Pair> part = batch.subList(i * batch.size() / parts, (i + 1) * batch.size() / parts);
                NDArray target = stacked(scope, part, Pair::target);
                targets.add(new NDList(target));
                shards.add(new NDList(stacked(scope, part, Pair::lowQuality), target));
            }
            Judgement judgement = trainee.step(
                    shards, heard -> heard.finite() ? adam(number, rate, heard.gradientLength()) : null, made -> {
                        if (opponent != null) {
                            opponent.step(
                                    targets,
                                    made,
                                    adam(number, rate, recipe.optimiser().clip()));
                        }
                    });
            if (opponent != null) {
                trainee.judgeBy(judges());
            }
            return judgement;
        }
    }

    private AdamStep adam(long number, double rate, double gradientLength) {
        Recipe.OptimiserSpec spec = recipe.optimiser();
        // Early on, a long memory would average the first weights in.
        double averaging = Math.min(recipe.averaging(), (1.0 + number) / (10.0 + number));
        return new AdamStep(
                number,
                rate,
                spec.beta1(),
                spec.beta2(),
                spec.epsilon(),
                spec.weightDecay(),
                averaging,
                Math.min(1, spec.clip() / gradientLength));
    }

    private Checkpoint judges() {
        Map<String, StoredTensor> all = new HashMap<>(fixedJudges);
        if (opponent != null) {
            all.putAll(opponent.asJudge());
        }
        return Checkpoint.of(all);
    }

    private static NDArray stacked(NDManager scope, List<Pair> pairs, Function<Pair, Planes> which) {
        Planes first = which.apply(pairs.get(0));
        int length = first.samples().length;
        float[] samples = new float[pairs.size() * length];
        for (int i = 0; i < pairs.size(); i++) {
            System.arraycopy(which.apply(pairs.get(i)).samples(), 0, samples, i * length, length);
        }
        return scope.create(samples, new Shape(pairs.size(), 3, first.height(), first.width()));
    }

    /** Writes the state; the opponent's first, so that a kill in between costs it a few steps and not the network. */
    void save(RunFolder folder, Progress progress) throws IOException {
        if (opponent != null) {
            opponent.save(folder, progress.remarks(recipe));
        }
        folder.save(trainee, recipe, progress);
    }

    @Override
    public void close() {
        trainee.close();
        parameters.close();
        if (opponent != null) {
            opponent.close();
        }
    }
}
