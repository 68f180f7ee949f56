package studio.raim.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.catalog.WeightState;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.Speeds;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** {@code pipelines}: what is there, what runs here, and how fast it ran. */
@Command(
        name = "pipelines",
        mixinStandardHelpOptions = true,
        description = "Lists the pipelines, whether they can run here, and how fast they ran.")
final class PipelinesCommand implements Callable<Integer> {
    @Option(names = "--device", description = "cpu or gpu:0; default ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where models are installed; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Engine engine = Engine.open(data);
        Speeds speeds = new Speeds(engine.data());
        PrintWriter out = spec.commandLine().getOut();
        try (NetworkCache networks = engine.networksOn(device)) {
            PipelineRunner runner = new PipelineRunner(networks);
            for (PipelineSpec pipeline : engine.pipelines().all()) {
                String type = runner.fastest(pipeline).name().toLowerCase(Locale.ROOT);
                out.printf(
                        "%-12s %-5s %-5s %-22s %s%n",
                        pipeline.id(),
                        device,
                        type,
                        speed(speeds.megapixelsPerSecond(pipeline, device, type)),
                        pipeline.summary());
                missing(engine, pipeline).forEach(advice -> out.println("             " + advice));
            }
        }
        out.flush();
        return 0;
    }

    private static String speed(OptionalDouble speed) {
        return speed.isEmpty() ? "not measured" : String.format(Locale.ROOT, "%.2f megapixels/s", speed.getAsDouble());
    }

    private static List<String> missing(Engine engine, PipelineSpec pipeline) {
        return pipeline.models().stream()
                .map(model -> switch (engine.catalog().state(model)) {
                    case WeightState.Installed installed -> "";
                    case WeightState.Missing missing -> missing.advice();
                    case WeightState.Damaged damaged -> damaged.reason();
                })
                .filter(advice -> !advice.isEmpty())
                .toList();
    }
}
