package studio.raim.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.train.loss.Objective;

/** How fast a recipe trains here. */
public final class TrainingSpeed {
    private static final int WARM_UP = 3;

    private TrainingSpeed() {}

    /**
     * What was measured.
     *
     * @param stepSeconds the median step, without waiting for samples
     * @param fastestSeconds the fastest step
     * @param operations of a step's convolutions: forward, and twice that backward
     * @param samplesSeconds of one processor, for the samples of a step
     */
    public record Measured(double stepSeconds, double fastestSeconds, double operations, double samplesSeconds) {}

    /** Takes steps on real samples; writes nothing but the photographs' cache. */
    public static Measured measure(Recipe recipe, TrainingOptions options, Accelerator device, int steps)
            throws IOException {
        RunFolder folder = new RunFolder(options.out());
        Program network = Architectures.named(recipe.network().architecture())
                .program(recipe.network().config())
                .revealing(Objective.intermediates(recipe.losses()));
        Recipe.DataSpec data = recipe.data();
        Path cache = folder.file("photos");
        Samples samples =
                new Samples(new PhotoShelf(options.photos(), cache, data, data.patch() + 2 * data.margin()), recipe);
        List<List<Pair>> batches = new ArrayList<>();
        double[] making = new double[WARM_UP + steps];
        double[] learning = new double[WARM_UP + steps];
        for (int i = 0; i < making.length; i++) {
            long start = System.nanoTime();
            List<Pair> batch = new ArrayList<>();
            for (int j = 0; j < data.batch(); j++) {
                batch.add(samples.sample((long) i * data.batch() + j));
            }
            making[i] = (System.nanoTime() - start) / 1e9;
            batches.add(batch);
        }
        try (Learner learner = new Learner(recipe, network, folder, options, device)) {
            for (int i = 0; i < learning.length; i++) {
                long start = System.nanoTime();
                learner.step(batches.get(i), i + 1L, recipe.optimiser().rate());
                learning[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        double[] steady = Arrays.copyOfRange(learning, WARM_UP, learning.length);
        Arrays.sort(steady);
        double forward = network.convolutionOperations(symbol -> symbol.equals("N") ? data.batch() : data.patch());
        return new Measured(
                steady[steady.length / 2],
                steady[0],
                3 * forward,
                Arrays.stream(making, WARM_UP, making.length).average().orElse(Double.NaN));
    }
}
