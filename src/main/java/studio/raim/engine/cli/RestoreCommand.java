package studio.raim.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** {@code restore FILE…}: restores photographs without a server. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restores photographs; of folders, every photograph inside, with the folders kept.")
final class RestoreCommand implements Callable<Integer> {
    /** What a shell reports of a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    enum NumberTypeChoice {
        auto,
        fp32,
        bf16,
        fp16
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Photographs, or folders of them.")
    private List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description = "Where to write; without it <name>.restored.<ext> beside each photograph.")
    private @Nullable Path output;

    @Option(names = "--pipeline", paramLabel = "ID", description = "See 'raim pipelines'; default ${DEFAULT-VALUE}.")
    private String pipeline = "quick";

    @Option(names = "--device", description = "cpu or gpu:0; default ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(
            names = "--number-type",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}: the fastest that is exact enough.")
    private NumberTypeChoice numberType = NumberTypeChoice.auto;

    @Option(
            names = "--tile",
            paramLabel = "N",
            description = "Side of a tile in pixels; default: what fits into memory.")
    private @Nullable Integer tile;

    @Option(
            names = "--overlap",
            paramLabel = "N",
            description = "Pixels that a tile sees around itself; default: what the models need.")
    private @Nullable Integer overlap;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "For stages that draw random numbers; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON object a photograph on standard output.")
    private boolean json;

    @Option(names = "--force", description = "Replace results that exist.")
    private boolean force;

    @Option(names = "--no-provenance", description = "Do not write into the results how they were made.")
    private boolean anonymous;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where models are installed; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Engine engine = Engine.open(data);
        PipelineSpec chosen = engine.pipelines().named(pipeline);
        List<Job> jobs = Job.of(files, Optional.ofNullable(output));
        install(engine, chosen);
        try (NetworkCache networks = engine.networksOn(device);
                InterruptGuard interrupt = new InterruptGuard()) {
            RestoreReport report = new RestoreReport(
                    spec.commandLine().getOut(), spec.commandLine().getErr(), json, jobs.size());
            Restorer restorer = new Restorer(engine, networks, chosen, options(), force, !anonymous);
            for (Job job : jobs) {
                restorer.restore(job, report, interrupt.cancellation());
                if (interrupt.cancellation().requested()) {
                    return INTERRUPTED;
                }
            }
            return report.failures() == 0 ? 0 : 1;
        }
    }

    private RunOptions options() {
        NumberType type = numberType == NumberTypeChoice.auto
                ? null
                : NumberType.valueOf(numberType.name().toUpperCase(Locale.ROOT));
        return new RunOptions(type, tile, overlap, seed, false);
    }

    private void install(Engine engine, PipelineSpec chosen) {
        ModelInstaller installer = new ModelInstaller(engine.catalog());
        for (ModelId model : chosen.models()) {
            installer.ensure(model, () -> {
                spec.commandLine().getErr().printf("Installing the model %s with npm …%n", model);
                spec.commandLine().getErr().flush();
            });
        }
    }
}
