package studio.raim.engine.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import studio.raim.common.ModelId;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.MetadataKept;

/** The door to the sub-commands that need no server. */
public final class EngineCli {
    private EngineCli() {}

    /** Runs a sub-command; returns its exit code: 0 all well, 1 something failed, 2 the command was not understood. */
    public static int run(String... arguments) {
        return run(commandLine(), arguments);
    }

    /** The same with the commands of those who added more to {@link #commandLine}. */
    public static int run(CommandLine commands, String... arguments) {
        quietLibraries();
        return commands.execute(arguments);
    }

    /** The commands, for those who add more. */
    public static CommandLine commandLine() {
        return new CommandLine(new RaimCommand())
                .registerConverter(ModelId.class, ModelId::new)
                .registerConverter(ImageFormat.class, EngineCli::format)
                .registerConverter(MetadataKept.class, MetadataKept::of)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(EngineCli::oneSentence);
    }

    private static ImageFormat format(String id) {
        return ImageFormat.of(id.toLowerCase(Locale.ROOT));
    }

    private static int oneSentence(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(Sentences.of(failure)));
        if (System.getenv("RAIM_STACKTRACE") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return failure instanceof CommandLine.ParameterException || failure instanceof IllegalArgumentException ? 2 : 1;
    }

    /** Held, because loggers that nobody holds forget their level. */
    private static final Logger CUDA = Logger.getLogger("ai.djl.util.cuda");

    /** What libraries log belongs to standard error, from warnings on: standard output is for results. */
    private static void quietLibraries() {
        Logger root = Logger.getLogger("");
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        Handler toStandardError = new ConsoleHandler();
        toStandardError.setLevel(Level.WARNING);
        root.addHandler(toStandardError);
        root.setLevel(Level.WARNING);
        // It warns of every machine without a GPU.
        CUDA.setLevel(Level.OFF);
    }
}
