package studio.raim.engine.metric.text;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a restoration did to the text in a photograph.
 *
 * @param lines every line of text that was found, from top to bottom
 * @param againstGroundTruth whether a ground truth told what the text is; else the photograph itself did, where it could be read with
 *     confidence
 */
public record TextFidelity(List<Line> lines, boolean againstGroundTruth) {

    public TextFidelity {
        lines = List.copyOf(lines);
    }

    /** What became of a line. */
    public enum Verdict {
        /** The result reads as it should. */
        KEPT,
        /** The result reads something else with confidence: it was invented. */
        CHANGED,
        /** The result cannot be read any more. */
        LOST,
        /** It could be read in the result only; nobody knows whether it is right. */
        UNPROVEN
    }

    /**
     * One line of text.
     *
     * @param box in the input's pixels
     * @param groundTruth what the ground truth reads, if there is one
     */
    public record Line(
            Quad box,
            Reading input,
            Reading restored,
            @Nullable Reading groundTruth,
            Verdict verdict) {

        /** What the text is, as far as anybody knows. */
        public String expected() {
            return groundTruth != null && TextMeter.sure(groundTruth) ? groundTruth.text() : input.text();
        }
    }

    /** Lines that the result changed. */
    public List<Line> changed() {
        return lines.stream().filter(line -> line.verdict() == Verdict.CHANGED).toList();
    }

    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    /** Wrong, missing and added characters of the result for each character that is known, 0 and up; empty without text. */
    public OptionalDouble characterErrorRate() {
        int errors = 0;
        int characters = 0;
        for (Line line : lines) {
            if (line.verdict() != Verdict.UNPROVEN) {
                errors += EditDistance.between(line.expected(), line.restored().text());
                characters += EditDistance.length(line.expected());
            }
        }
        return characters == 0 ? OptionalDouble.empty() : OptionalDouble.of(errors / (double) characters);
    }

    /** One sentence for a person. */
    public String sentence() {
        long known = lines.size() - count(Verdict.UNPROVEN);
        if (lines.isEmpty()) {
            return "No text was found.";
        }
        if (known == 0) {
            return "Text was found, but it cannot be read with confidence in the photograph.";
        }
        if (changed().isEmpty() && count(Verdict.LOST) == 0) {
            return known == 1
                    ? "The line of text reads as before."
                    : "All %d lines of text read as before.".formatted(known);
        }
        return "Of %d lines of text, the result changed %d and lost %d."
                .formatted(known, changed().size(), count(Verdict.LOST));
    }
}
