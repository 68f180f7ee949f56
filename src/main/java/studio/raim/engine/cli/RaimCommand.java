package studio.raim.engine.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import studio.raim.common.ProductVersion;
import studio.raim.engine.cli.bench.BenchCommand;
import studio.raim.engine.cli.metric.MetricCommand;

/** {@code raim}: lists the sub-commands. */
@Command(
        name = "raim",
        mixinStandardHelpOptions = true,
        version = "RAIM Studio " + ProductVersion.CURRENT,
        description = "Restores photographs.",
        subcommands = {
            RestoreCommand.class,
            ModelsCommand.class,
            PipelinesCommand.class,
            ParityCommand.class,
            TrainCommand.class,
            DegradeCommand.class,
            MetricCommand.class,
            BenchCommand.class
        })
public final class RaimCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
}
