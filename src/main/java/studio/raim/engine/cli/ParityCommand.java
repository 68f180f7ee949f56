package studio.raim.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.raim.engine.nn.Accelerator;

/** {@code parity DIR…}: do our networks compute what their authors' code computed? Exit code 1 when one does not. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description = "Compares networks with stored outputs of their authors' code.")
public final class ParityCommand implements Callable<Integer> {
    private static final List<String> WEIGHT_FILES = List.of("weights.safetensors", "weights.pth");

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "A folder with a case.json, or a folder of such folders.")
    private List<Path> folders = List.of();

    @Option(names = "--device", defaultValue = "cpu", description = "cpu or gpu:0; default ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(names = "--layers", description = "Print each compared tensor, inner ones too.")
    private boolean layers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean allPass = true;
        ParityCheck check = new ParityCheck(Accelerator.of(device));
        for (Path given : folders) {
            List<Path> found = Files.isDirectory(given) ? ParityCase.foldersAt(given) : List.of();
            if (found.isEmpty()) {
                out.printf("%s: no case.json here  FAIL%n", given);
                allPass = false;
            }
            for (Path folder : found) {
                allPass &= passes(out, check, folder);
            }
        }
        out.flush();
        return allPass ? 0 : 1;
    }

    private boolean passes(PrintWriter out, ParityCheck check, Path folder) {
        List<String> files = WEIGHT_FILES.stream()
                .filter(file -> Files.isRegularFile(folder.resolve(file)))
                .toList();
        if (files.isEmpty()) {
            out.printf("%-30s no weights.safetensors or weights.pth  FAIL%n", folder.getFileName());
        }
        boolean pass = !files.isEmpty();
        for (String file : files) {
            pass &= passes(out, check, folder, file);
        }
        out.flush();
        return pass;
    }

    private boolean passes(PrintWriter out, ParityCheck check, Path folder, String file) {
        // Another format is another line: rrdbnet-x4 and rrdbnet-x4 (.pth).
        String name = folder.toAbsolutePath().normalize().getFileName() + (file.endsWith(".pth") ? " (.pth)" : "");
        try {
            var differences = check.differences(folder, ParityCase.read(folder), folder.resolve(file));
            if (layers) {
                differences.forEach(difference -> out.printf(
                        "  %-28s %10.3g  tolerance %.3g%n",
                        difference.tensor(), difference.error(), difference.tolerance()));
            }
            var worst = differences.stream()
                    .max(Comparator.comparingDouble(ParityCheck.Difference::share))
                    .orElseThrow();
            out.printf(
                    "%-30s largest error %.3g  tolerance %.3g  %s%n",
                    name, worst.error(), worst.tolerance(), worst.passes() ? "ok" : "FAIL");
            return worst.passes();
        } catch (RuntimeException e) {
            out.printf("%-30s %s  FAIL%n", name, e.getMessage());
            return false;
        }
    }
}
