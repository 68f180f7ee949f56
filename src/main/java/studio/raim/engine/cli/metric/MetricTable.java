package studio.raim.engine.cli.metric;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.text.TextFidelity;

/** A table for a person: a row for each file, and the mean. */
final class MetricTable {
    private static final String NOTHING = "–";

    private MetricTable() {}

    static void print(Outcome outcome, PrintWriter out) {
        int names = outcome.images().stream()
                .mapToInt(image -> image.name().length())
                .max()
                .orElse(0);
        names = Math.max(names, "image".length());
        StringBuilder heading = new StringBuilder(padded("image", names));
        outcome.measures().forEach(measure -> heading.append("  ").append(cell(measure.title(), measure)));
        out.println(heading.toString().stripTrailing());
        for (Measured image : outcome.images()) {
            StringBuilder row = new StringBuilder(padded(image.name(), names));
            outcome.measures().forEach(measure -> row.append("  ")
                    .append(cell(text(image.readings().get(measure.id()), measure), measure)));
            out.println(row);
        }
        if (outcome.images().size() > 1) {
            Map<String, Double> means = outcome.means();
            StringBuilder row = new StringBuilder(padded("mean", names));
            outcome.measures().forEach(measure -> row.append("  ")
                    .append(cell(number(means.get(measure.id()), measure), measure)));
            out.println(row);
        }
        reasons(outcome).forEach(out::println);
        outcome.images().forEach(image -> text(image, out));
        out.flush();
    }

    private static void text(Measured image, PrintWriter out) {
        if (image.text() == null) {
            return;
        }
        out.println(image.name() + ": " + image.text().sentence());
        image.text()
                .characterErrorRate()
                .ifPresent(rate -> out.printf(Locale.ROOT, "  character error rate %.3f%n", rate));
        image.text().lines().stream()
                .filter(line -> line.verdict() != TextFidelity.Verdict.KEPT)
                .forEach(line -> out.printf(
                        "  %s: \"%s\" -> \"%s\"%n",
                        line.verdict().name().toLowerCase(Locale.ROOT),
                        line.expected(),
                        line.restored().text()));
    }

    private static Set<String> reasons(Outcome outcome) {
        Set<String> reasons = new LinkedHashSet<>();
        outcome.images().forEach(image -> image.readings().values().forEach(reading -> {
            if (reading instanceof Measure.Reading.None none) {
                reasons.add(NOTHING + " " + image.name() + ": " + none.why());
            }
        }));
        return reasons;
    }

    private static String text(Measure.@Nullable Reading reading, Measure measure) {
        return reading instanceof Measure.Reading.Value value ? number(value.number(), measure) : NOTHING;
    }

    private static String number(@Nullable Double value, Measure measure) {
        if (value == null) {
            return NOTHING;
        }
        return value.isInfinite() ? "∞" : String.format(Locale.ROOT, "%." + measure.decimals() + "f", value);
    }

    private static String cell(String text, Measure measure) {
        int width = Math.max(measure.title().length(), 8);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
