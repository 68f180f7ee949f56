package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.score.JobScores;

/** A result in numbers: photo and result side by side, what became of text, and what was measured. */
class ScoresPanel extends Section {

    ScoresPanel(Optional<JobScores> scores) {
        addClassName("scores");
        getElement().setAttribute("aria-label", "In numbers");
        scores.ifPresentOrElse(this::show, () -> add(new Paragraph("The result is being measured.")));
    }

    private void show(JobScores scores) {
        ScoresTable table = new ScoresTable();
        JobScores.Alone before = scores.before();
        JobScores.Alone after = scores.after();
        if (before != null && after != null) {
            table.row(
                    "NIQE",
                    "Distance from good photographs: lower is better",
                    number(before.niqe(), 2),
                    number(after.niqe(), 2));
            table.row(
                    "Sharpness",
                    "Variance of the Laplacian: higher is sharper, but noise counts too",
                    number(before.sharpness(), 0),
                    number(after.sharpness(), 0));
            table.row(
                    "Noise",
                    "Estimated standard deviation, of 255: lower is cleaner",
                    number(before.noise(), 1),
                    number(after.noise(), 1));
        }
        if (scores.groundTruth() != null) {
            beside(table, scores.groundTruth());
        }
        if (scores.relativeLocalVariance() != null) {
            table.row(
                    "Local contrast",
                    "Relative local variance: 1 is the photo's own contrast everywhere, under 0.7 something was probably invented",
                    "",
                    number(scores.relativeLocalVariance(), 3));
        }
        if (!table.isEmpty()) {
            add(table);
        }
        if (scores.text() != null) {
            text(scores.text());
        }
        Div notes = new Div(new Span(scores.measured()));
        scores.remarks().forEach(remark -> notes.add(new Span(" " + remark)));
        notes.addClassName("scores-notes");
        add(notes);
    }

    private static void beside(ScoresTable table, JobScores.Beside beside) {
        JobScores.Fidelity before = beside.before();
        JobScores.Fidelity after = beside.after();
        table.row(
                "PSNR",
                "Decibels against the ground truth, on luma: higher is better",
                decibels(before),
                decibels(after));
        table.row(
                "SSIM",
                "Structural similarity to the ground truth, on luma: 1 is the same",
                before == null ? "–" : number(before.ssimY(), 3),
                after == null ? "–" : number(after.ssimY(), 3));
    }

    private static String decibels(JobScores.@Nullable Fidelity fidelity) {
        return fidelity == null ? "–" : number(fidelity.psnrY(), 2) + " dB";
    }

    private void text(JobScores.Text text) {
        Paragraph sentence = new Paragraph(text.sentence());
        sentence.addClassName("scores-text");
        add(sentence);
        UnorderedList lines = new UnorderedList();
        lines.addClassName("scores-lines");
        text.lines()
                .forEach(line -> lines.add(new ListItem(
                        switch (line.verdict()) {
                            case "changed" -> "“%s” became “%s”".formatted(line.expected(), line.found());
                            case "lost" -> "“%s” cannot be read any more".formatted(line.expected());
                            default ->
                                "“%s” can be read in the result only: nobody knows whether it is right"
                                        .formatted(line.found());
                        })));
        if (!text.lines().isEmpty()) {
            add(lines);
        }
    }

    private static String number(@Nullable Double value, int decimals) {
        if (value == null) {
            return "–";
        }
        return value.isInfinite() ? "∞" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
