package studio.raim.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.AdamStep;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.Trainee;
import studio.raim.engine.nn.Trainee.Judgement;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.loss.Objective;

/**
 * One sitting of a training run: samples in, steps, checkpoints, validations.
 *
 * <p>The state is written every few minutes and at the end, so after {@code kill -9} a resumed run goes on from the last one, with the
 * samples and the arithmetic that it would have had.
 */
public final class Training {
    private static final int AHEAD = 4;
    private static final long LOG_EVERY = 20;

    private final Recipe recipe;
    private final TrainingOptions options;
    private final Accelerator device;
    private final Consumer<String> tell;
    private final AtomicBoolean stop = new AtomicBoolean();
    private Progress progress = new Progress(0, 0, Long.MAX_VALUE);

    /** @param tell hears a sentence now and then */
    public Training(Recipe recipe, TrainingOptions options, Accelerator device, Consumer<String> tell) {
        this.recipe = recipe;
        this.options = options;
        this.device = device;
        this.tell = tell;
    }

    /** Ends the sitting after the running step; the state is written. Any thread may call it. */
    public void stop() {
        stop.set(true);
    }

    /**
     * Trains until the time, the schedule or {@link #stop} ends it.
     *
     * @throws DivergedException when a loss or a gradient is not a number; the last good state is kept
     */
    public void run() throws IOException {
        RunFolder folder = new RunFolder(options.out());
        if (folder.hasState() && !options.resume()) {
            throw new IllegalArgumentException(
                    "%s holds a training run already: go on with it by --resume, or choose another folder"
                            .formatted(options.out()));
        }
        if (!folder.hasState() && options.resume()) {
            throw new IllegalArgumentException(
                    "%s holds no training run: start one without --resume".formatted(options.out()));
        }
        Program network =
                Architectures.named(recipe.network().architecture()).program(recipe.network().config());
        int least = recipe.data().patch() + 2 * recipe.data().margin();
        PhotoShelf shelf = new PhotoShelf(options.photos(), folder.file("photos"), recipe.data(), least);
        tell.accept("%d pictures to learn from, %d weights in %s"
                .formatted(shelf.entries().size(), network.weightCount(), network.name()));
        progress = folder.hasState() ? folder.progress() : new Progress(0, 0, recipe.schedule().knownFinish());
        progress = options.finish() ? progress.finishing() : progress;
        Validation validation = new Validation(recipe, options.validation(), folder, device);
        long first = progress.step() * recipe.data().batch();
        try (Checkpoint start = start(folder, network);
                Trainee trainee = new Trainee(
                        network, Objective.of(recipe.losses()), start, Checkpoint.none(), device, options.numberType());
                Batches batches = new Batches(
                        new Samples(shelf, recipe), recipe.data().batch(), first, AHEAD, options.threads())) {
            loop(folder, trainee, batches, validation);
        }
    }

    private Checkpoint start(RunFolder folder, Program network) {
        return folder.hasState()
                ? folder.state()
                : FirstWeights.of(network, recipe.seed(), recipe.network().quiet());
    }

    private void loop(RunFolder folder, Trainee trainee, Batches batches, Validation validation) throws IOException {
        Timer sitting = new Timer(options.minutes());
        Timer checkpoint = new Timer(options.checkpointMinutes());
        Timer judging = new Timer(options.validationMinutes());
        TrainingLog log = new TrainingLog(folder, recipe.losses());
        while (!stop.get() && !sitting.over() && !finished()) {
            waitWhilePaused();
            long started = System.nanoTime();
            List<Pair> batch = batches.take();
            double waited = (System.nanoTime() - started) / 1e9;
            Judgement judgement = step(trainee, batch, progress.step() + 1);
            if (!judgement.finite()) {
                throw new DivergedException(progress.step() + 1, options.out());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            progress = progress.after(seconds);
            log.add(progress, rate(progress.step()), judgement, seconds, waited);
            if (progress.step() % LOG_EVERY == 0) {
                tell.accept(log.sentence());
            }
            if (checkpoint.over()) {
                folder.save(trainee, recipe, progress);
                checkpoint.restart();
            }
            if (judging.over()) {
                tell.accept(validation.judge(trainee, progress));
                Curves.draw(folder);
                judging.restart();
            }
        }
        folder.save(trainee, recipe, progress);
        tell.accept("Stopped after step %d, %.0f minutes of training; the state is in %s"
                .formatted(progress.step(), progress.seconds() / 60, options.out()));
    }

    private boolean finished() {
        return progress.finishFrom() != Long.MAX_VALUE
                && progress.step() >= progress.finishFrom() + recipe.schedule().decay();
    }

    private double rate(long step) {
        return recipe.optimiser().rate() * recipe.schedule().factor(step, progress.finishFrom());
    }

    private Judgement step(Trainee trainee, List<Pair> batch, long number) {
        int threads = Math.min(options.threads(), batch.size());
        try (NDManager scope = device.newScope()) {
            List<NDList> shards = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                List<Pair> part = batch.subList(i * batch.size() / threads, (i + 1) * batch.size() / threads);
                shards.add(new NDList(stacked(scope, part, Pair::lowQuality), stacked(scope, part, Pair::target)));
            }
            Recipe.OptimiserSpec adam = recipe.optimiser();
            return trainee.step(
                    shards,
                    judgement -> judgement.finite()
                            ? new AdamStep(
                                    number,
                                    rate(number),
                                    adam.beta1(),
                                    adam.beta2(),
                                    adam.epsilon(),
                                    adam.weightDecay(),
                                    Math.min(recipe.averaging(), (1.0 + number) / (10 + number)),
                                    Math.min(1, adam.clip() / judgement.gradientLength()))
                            : null);
        }
    }

    private static NDArray stacked(NDManager scope, List<Pair> pairs, Function<Pair, Planes> which) {
        Planes first = which.apply(pairs.get(0));
        float[] samples = new float[pairs.size() * first.samples().length];
        for (int i = 0; i < pairs.size(); i++) {
            System.arraycopy(
                    which.apply(pairs.get(i)).samples(), 0, samples, i * first.samples().length, first.samples().length);
        }
        return scope.create(samples, new Shape(pairs.size(), 3, first.height(), first.width()));
    }

    private void waitWhilePaused() {
        while (Files.exists(options.pauseFile()) && !stop.get()) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
            }
        }
    }
}
