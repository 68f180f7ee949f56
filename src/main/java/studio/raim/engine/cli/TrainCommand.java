package studio.raim.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.raim.common.ProductHome;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.train.Recipe;
import studio.raim.engine.train.Training;
import studio.raim.engine.train.TrainingOptions;

/** {@code train RECIPE --photos DIR… --out DIR}: trains a network. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a network by a recipe. Ctrl-C writes the state and ends; --resume goes on.")
final class TrainCommand implements Callable<Integer> {
    /** How long an interrupted run may take to end its step and write its state. */
    private static final Duration LAST_STEP = Duration.ofMinutes(2);

    @Parameters(paramLabel = "RECIPE", description = "A file, or the name of one in models/recipes.")
    private String recipe = "";

    @Option(names = "--photos", arity = "1..*", required = true, paramLabel = "DIR", description = "Ground truth.")
    private List<Path> photos = List.of();

    @Option(
            names = "--validate",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Photographs to judge by now and then; never learnt from.")
    private List<Path> validation = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "State, weights, tables and pictures.")
    private Path out = Path.of("");

    @Option(names = "--minutes", paramLabel = "N", description = "How long this sitting lasts; default: no end.")
    private @Nullable Double minutes;

    @Option(names = "--resume", description = "Go on with the run in --out.")
    private boolean resume;

    @Option(names = "--finish", description = "Let the rate fall from now on, and end when it is down.")
    private boolean finish;

    @Option(
            names = "--parts",
            paramLabel = "N",
            description = "Of a batch that are worked on at once and share the processors; default ${DEFAULT-VALUE}.")
    private int parts = 1;

    @Option(names = "--checkpoint", paramLabel = "MINUTES", description = "Between states; default ${DEFAULT-VALUE}.")
    private double checkpointMinutes = 5;

    @Option(
            names = "--validation",
            paramLabel = "MINUTES",
            description = "Between validations; default ${DEFAULT-VALUE}.")
    private double validationMinutes = 20;

    @Option(
            names = "--pause-file",
            paramLabel = "FILE",
            description = "Training waits while this file exists; default: pause in --out.")
    private @Nullable Path pauseFile;

    @Option(names = "--device", description = "cpu or gpu:0; default ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TrainingOptions options = new TrainingOptions(
                photos,
                validation,
                this.out,
                minutes,
                resume,
                finish,
                parts,
                checkpointMinutes,
                validationMinutes,
                file().toAbsolutePath().resolveSibling(""),
                pauseFile == null ? this.out.resolve("pause") : pauseFile,
                NumberType.FP32);
        Training training = new Training(Recipe.read(file()), options, Accelerator.of(device), sentence -> {
            out.println(sentence);
            out.flush();
        });
        try (InterruptGuard interrupt = new InterruptGuard(training::stop, LAST_STEP)) {
            training.run();
        }
        return 0;
    }

    private Path file() {
        Path given = Path.of(recipe);
        return Files.isRegularFile(given)
                ? given
                : ProductHome.find().models().resolve("recipes").resolve(recipe + ".yaml");
    }
}
