package studio.raim.engine.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import studio.raim.engine.cli.bench.quality.BenchQualityCommand;

/** {@code bench [NAME]}: measures this machine; without a name it lists what can be measured. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures, and shows a peer's figures beside ours.",
        subcommands = {
            BenchEngineCommand.class,
            BenchSheetCommand.class,
            BenchTrainCommand.class,
            BenchQualityCommand.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
