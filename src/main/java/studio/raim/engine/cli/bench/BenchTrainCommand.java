package studio.raim.engine.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.common.ProductHome;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.train.Recipe;
import studio.raim.engine.train.TrainingOptions;
import studio.raim.engine.train.TrainingSpeed;

/** {@code bench train}: a training step beside the machine's convolution peak, and what making samples costs. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Measures training steps: share of the float32 convolution peak, and the cost of samples.")
public final class BenchTrainCommand implements Callable<Integer> {
    @Option(names = "--recipe", paramLabel = "NAME", description = "In models/recipes; default ${DEFAULT-VALUE}.")
    private String recipe = "mialgo-compact";

    @Option(names = "--photos", arity = "1..*", required = true, paramLabel = "DIR", description = "Ground truth.")
    private List<Path> photos = List.of();

    @Option(names = "--steps", description = "How many steps are measured; default ${DEFAULT-VALUE}.")
    private int steps = 10;

    @Option(
            names = "--parts",
            description = "Of a batch that are worked on at once and share the processors; default ${DEFAULT-VALUE}.")
    private int parts = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Accelerator device = Accelerator.of("cpu");
        double peak = new ConvolutionPeak(device, 2.5).measure(NumberType.FP32);
        Path recipes = ProductHome.find().models().resolve("recipes");
        Path folder = Files.createTempDirectory("raim-bench-train");
        TrainingOptions options = new TrainingOptions(
                photos,
                List.of(),
                folder,
                null,
                false,
                false,
                parts,
                1,
                1,
                recipes,
                folder.resolve("pause"),
                NumberType.FP32);
        TrainingSpeed.Measured measured =
                TrainingSpeed.measure(Recipe.read(recipes.resolve(recipe + ".yaml")), options, device, steps);
        double speed = measured.operations() / measured.stepSeconds();
        out.printf(Locale.ROOT, "%s%n", device.description());
        out.printf(Locale.ROOT, "convolution peak in fp32: %.0f GFLOP/s%n", peak / 1e9);
        out.printf(
                Locale.ROOT,
                "%s: %.2f s a step (fastest %.2f), %.0f GFLOP/s, %.0f %% of the peak%n",
                recipe,
                measured.stepSeconds(),
                measured.fastestSeconds(),
                speed / 1e9,
                100 * speed / peak);
        out.printf(
                Locale.ROOT,
                "samples of a step: %.2f s of one processor, %.0f %% of a step on %d%n",
                measured.samplesSeconds(),
                100 * measured.samplesSeconds() / parts / measured.stepSeconds(),
                parts);
        out.flush();
        return 0;
    }
}
