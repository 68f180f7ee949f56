package studio.raim.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.Repetition;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** {@code restore FILE…}: restores photographs without a server. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restores photographs; of folders, every photograph inside, with the folders kept.")
final class RestoreCommand implements Callable<Integer> {
    private static final Duration LAST_TILE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Photographs, or folders of them.")
    private List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description = "Where to write; without it <name>.restored.<ext> beside each photograph.")
    private @Nullable Path output;

    @Mixin
    private RunChoice run = new RunChoice();

    @Mixin
    private OutputChoice written = new OutputChoice();

    @Mixin
    private LikeChoice like = new LikeChoice();

    @Option(names = "--json", description = "One JSON object a photograph on standard output.")
    private boolean json;

    @Option(names = "--force", description = "Replace results that exist.")
    private boolean force;

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
        PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
        written.check();
        Optional<Repetition> repetition =
                like.repetition(engine, reader, spec.commandLine().getParseResult());
        PipelineSpec chosen = repetition.map(Repetition::pipeline).orElseGet(() -> engine.pipelines()
                .named(run.pipeline));
        Recipe recipe = repetition
                .<Recipe>map(known -> new Recipe.Again(known, like.anyway()))
                .orElseGet(() -> new Recipe.Chosen(run.options(), written));
        List<Job> jobs = new Jobs(reader, recipe.format()).of(files, Optional.ofNullable(output));
        install(engine, chosen);
        String device = repetition.map(Repetition::device).orElse(run.device);
        Cancellation cancellation = new Cancellation();
        try (NetworkCache networks = engine.networksOn(device);
                InterruptGuard interrupt = new InterruptGuard(cancellation::cancel, LAST_TILE)) {
            recipe.check(networks, this::remark);
            RestoreReport report = new RestoreReport(
                    spec.commandLine().getOut(), spec.commandLine().getErr(), json, jobs.size());
            Restorer restorer = new Restorer(engine, networks, reader, chosen, recipe, force);
            for (Job job : jobs) {
                restorer.restore(job, report, cancellation);
                if (cancellation.requested()) {
                    return Ending.INTERRUPTED;
                }
            }
            return report.failures() == 0 ? 0 : 1;
        }
    }

    private void remark(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }

    private void install(Engine engine, PipelineSpec chosen) {
        ModelInstaller installer = new ModelInstaller(engine.catalog());
        for (ModelId model : chosen.models()) {
            installer.ensure(model, () -> remark("Installing the model %s with npm …".formatted(model)));
        }
    }
}
