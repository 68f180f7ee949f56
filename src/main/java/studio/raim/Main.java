package studio.raim;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;
import studio.raim.engine.cli.Ending;
import studio.raim.engine.cli.EngineCli;
import studio.raim.server.boot.ServerDoor;
import studio.raim.server.job.cli.BenchPagesCommand;
import studio.raim.server.worker.cli.BenchQueueCommand;

/** The door: {@code start} is the server, every other word a sub-command that needs none. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("start")) {
            ServerDoor.run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            Ending.install();
            Ending.exit(EngineCli.run(commands(), args));
        }
    }

    /** Those of the engine, and the benchmarks of the server's rooms. */
    private static CommandLine commands() {
        CommandLine commands = EngineCli.commandLine();
        Objects.requireNonNull(commands.getSubcommands().get("bench"))
                .addSubcommand(new BenchQueueCommand())
                .addSubcommand(new BenchPagesCommand());
        return commands;
    }
}
