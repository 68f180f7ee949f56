package studio.raim.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.Trainee.Judgement;
import studio.raim.engine.nn.arch.Architectures;
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
        Program network = Architectures.named(recipe.network().architecture())
                .program(recipe.network().config())
                .revealing(Objective.intermediates(recipe.losses()));
        int least = recipe.data().patch() + 2 * recipe.data().margin();
        PhotoShelf shelf = new PhotoShelf(options.photos(), folder.file("photos"), recipe.data(), least);
        tell.accept("%d pictures to learn from, %d weights in %s"
                .formatted(shelf.entries().size(), network.weightCount(), network.name()));
        progress = folder.hasState()
                ? folder.progress()
                : new Progress(0, 0, recipe.schedule().knownFinish());
        if (recipe.schedule().steps() != null) {
            progress = progress.finishingFrom(recipe.schedule().knownFinish());
        }
        progress = options.finish() ? progress.finishing() : progress;
        Validation validation = new Validation(recipe, options.validation(), folder, device);
        long first = progress.step() * recipe.data().batch();
        try (Learner learner = new Learner(recipe, network, folder, options, device);
                Batches batches = new Batches(
                        new Samples(shelf, recipe),
                        recipe.data().batch(),
                        first,
                        AHEAD,
                        Runtime.getRuntime().availableProcessors())) {
            loop(folder, learner, batches, validation);
        }
    }

    private void loop(RunFolder folder, Learner learner, Batches batches, Validation validation) throws IOException {
        Timer sitting = new Timer(options.minutes());
        Timer checkpoint = new Timer(options.checkpointMinutes());
        Timer judging = new Timer(options.validationMinutes());
        TrainingLog log = new TrainingLog(folder, recipe.losses());
        while (!stop.get() && !sitting.over() && !finished()) {
            waitWhilePaused();
            long started = System.nanoTime();
            List<Pair> batch = batches.take();
            double waited = (System.nanoTime() - started) / 1e9;
            long number = progress.step() + 1;
            Judgement judgement = learner.step(batch, number, rate(number));
            if (!judgement.finite()) {
                throw new DivergedException(number, options.out());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            progress = progress.after(seconds);
            log.add(progress, rate(progress.step()), judgement, seconds, waited);
            if (progress.step() % LOG_EVERY == 0) {
                tell.accept(log.sentence());
            }
            if (checkpoint.over()) {
                learner.save(folder, progress);
                checkpoint.restart();
            }
            if (judging.over()) {
                tell.accept(validation.judge(learner.trainee(), progress));
                Curves.draw(folder);
                judging.restart();
            }
        }
        learner.save(folder, progress);
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
