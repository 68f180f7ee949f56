package studio.raim.engine.metric.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.metric.Picture;
import studio.raim.engine.metric.text.TextFidelity.Line;
import studio.raim.engine.metric.text.TextFidelity.Verdict;

/** Compares the text of a photograph with that of its restoration. Thread-safe. */
public final class TextMeter {
    /** A reading over this is taken for the truth. */
    private static final double SURE = 0.9;
    /** A reading over this is text for a person. */
    private static final double READABLE = 0.7;

    private static final double SAME_PLACE = 0.5;
    private static final int LEAST_LENGTH = 2;
    /** A page of a book is no photograph; the first lines tell enough, and time stays bounded. */
    private static final int MOST_LINES = 100;

    private final TextReader reader;

    public TextMeter(TextReader reader) {
        this.reader = reader;
    }

    /**
     * Finds lines in all the pictures, and reads each place in each of them. They may have different sizes; they show the same scene.
     */
    public TextFidelity compare(Picture input, Picture restored, @Nullable Picture groundTruth) {
        Rgb before = Rgb.of(input);
        Rgb after = Rgb.of(restored);
        Optional<Rgb> truth = Optional.ofNullable(groundTruth).map(Rgb::of);
        List<Quad> places = new ArrayList<>();
        truth.ifPresent(picture -> add(places, picture, before));
        add(places, before, before);
        add(places, after, before);
        List<Line> lines = new ArrayList<>();
        for (Quad place : places) {
            Reading inInput = reader.read(before, place);
            Reading inResult = reader.read(after, scaled(place, before, after));
            @Nullable
            Reading inTruth = truth.map(picture -> reader.read(picture, scaled(place, before, picture)))
                    .orElse(null);
            verdict(inInput, inResult, inTruth)
                    .ifPresent(verdict -> lines.add(new Line(place, inInput, inResult, inTruth, verdict)));
        }
        lines.sort(Comparator.comparingDouble(line -> line.box().bounds().top()));
        return new TextFidelity(lines, truth.isPresent());
    }

    /** Adds what is found in a picture and has no place yet, in the input's pixels. */
    private void add(List<Quad> places, Rgb picture, Rgb input) {
        for (Quad found : reader.find(picture)) {
            Quad place = scaled(found, picture, input);
            if (places.size() < MOST_LINES && places.stream().noneMatch(known -> known.overlap(place) > SAME_PLACE)) {
                places.add(place);
            }
        }
    }

    private static Quad scaled(Quad box, Rgb from, Rgb to) {
        return box.scaled((double) to.width() / from.width(), (double) to.height() / from.height());
    }

    /** Nothing for places where nothing can be read. */
    static Optional<Verdict> verdict(Reading input, Reading restored, @Nullable Reading groundTruth) {
        Reading known = groundTruth != null && sure(groundTruth) ? groundTruth : input;
        if (!sure(known)) {
            return sure(restored) ? Optional.of(Verdict.UNPROVEN) : Optional.empty();
        }
        if (EditDistance.between(known.text(), restored.text()) == 0) {
            return Optional.of(Verdict.KEPT);
        }
        return Optional.of(restored.confidence() >= READABLE ? Verdict.CHANGED : Verdict.LOST);
    }

    static boolean sure(Reading reading) {
        return reading.confidence() >= SURE && EditDistance.length(reading.text()) >= LEAST_LENGTH;
    }
}
