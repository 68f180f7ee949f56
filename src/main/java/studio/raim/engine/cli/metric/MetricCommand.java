package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.raim.engine.cli.Terminal;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.text.TextReader;

/** {@code metric --gt FILE|DIR FILE|DIR}: numbers for pictures, with and without a ground truth. */
@Command(
        name = "metric",
        mixinStandardHelpOptions = true,
        description = "Measures pictures: beside a ground truth, and alone.",
        subcommands = FitNiqeCommand.class)
public final class MetricCommand implements Callable<Integer> {
    private static final String BRISQUE = "brisque";

    @Parameters(paramLabel = "FILE|DIR", arity = "0..1", description = "A picture, or a folder of them.")
    private @Nullable Path restored;

    @Option(
            names = "--gt",
            paramLabel = "FILE|DIR",
            description = "The ground truth: a picture, or a folder with files of the same names.")
    private @Nullable Path groundTruth;

    @Option(
            names = "--metrics",
            paramLabel = "ID,…",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; default: all that need no weights.",
            completionCandidates = MetricIds.class)
    private List<String> ids = List.of();

    @Option(names = "--border", paramLabel = "N", description = "Pixels to leave out on each side; default 0.")
    private int border;

    @Option(
            names = "--text",
            description = "Read the text in the pictures, and say what the restoration changed (see --input).")
    private boolean text;

    @Option(
            names = "--input",
            paramLabel = "FILE|DIR",
            description = "What was restored, for --text; without it the ground truth stands in.")
    private @Nullable Path input;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private MeasureOptions options = new MeasureOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (restored == null) {
            throw new ParameterException(spec.commandLine(), "Which picture or folder?");
        }
        if (border < 0) {
            throw new ParameterException(spec.commandLine(), "--border is 0 or more, not " + border);
        }
        try (MeasureOptions files = options) {
            return measure(files);
        }
    }

    private int measure(MeasureOptions files) throws IOException {
        Set<String> wanted = wanted();
        List<Measure> measures = new ArrayList<>();
        for (String id : wanted) {
            if (!id.equals(BRISQUE)) {
                measures.add(files.measure(id));
            }
        }
        requireGroundTruth(measures);
        Pairing pairing = Pairing.of(Objects.requireNonNull(restored), Optional.ofNullable(groundTruth));
        boolean brisque = wanted.contains(BRISQUE);
        Outcome outcome;
        try (TextComparison comparison = text ? textComparison(files) : null) {
            outcome = new Measuring(measures, border, brisque, comparison).of(pairing, this::began);
        }
        report(outcome, brisque);
        return outcome.problems().isEmpty() && !outcome.images().isEmpty() ? 0 : 1;
    }

    private TextComparison textComparison(MeasureOptions files) throws IOException {
        if (input == null && groundTruth == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--text compares with what was restored (--input) or with a ground truth (--gt)");
        }
        TextReader reader = files.textReader(() -> {
            spec.commandLine().getErr().printf("Installing the model %s with npm …%n", TextReader.MODEL);
            spec.commandLine().getErr().flush();
        });
        return new TextComparison(reader, Objects.requireNonNull(restored), Optional.ofNullable(input));
    }

    private Set<String> wanted() {
        return ids.isEmpty() ? MetricIds.usual(groundTruth != null) : new LinkedHashSet<>(ids);
    }

    private void requireGroundTruth(List<Measure> measures) {
        if (groundTruth == null) {
            measures.stream().filter(Measure::comparing).findFirst().ifPresent(measure -> {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s compares with a ground truth: give one with --gt".formatted(measure.id()));
            });
        }
    }

    private void began(String name) {
        if (!json && Terminal.isInteractive()) {
            spec.commandLine().getErr().print("\r\u001b[K" + name);
            spec.commandLine().getErr().flush();
        }
    }

    private void report(Outcome outcome, boolean brisque) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!json && Terminal.isInteractive()) {
            err.print("\r\u001b[K");
            err.flush();
        }
        if (json) {
            out.println(MetricJson.of(outcome));
            out.flush();
        } else if (!outcome.images().isEmpty()) {
            MetricTable.print(outcome, out);
            if (brisque) {
                out.println("The 36 features of BRISQUE are in the output of --json.");
            }
        }
        outcome.problems().forEach(err::println);
        if (outcome.images().isEmpty() && outcome.problems().isEmpty()) {
            err.println("There are no pictures in " + restored);
        }
        err.flush();
        out.flush();
    }
}
