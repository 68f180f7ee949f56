package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.cli.Sentences;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.metric.BrisqueFeatures;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.Picture;

/** Reads the files and measures them, one after the other; what cannot be measured becomes a problem. */
final class Measuring {
    private static final PhotoReader READER = new PhotoReader(ImageLimits.DEFAULT);
    private final List<Measure> measures;
    private final int border;
    private final boolean brisque;
    private final @Nullable TextComparison text;

    /** @param border pixels that are left out on each side */
    Measuring(List<Measure> measures, int border, boolean brisque, @Nullable TextComparison text) {
        this.measures = measures;
        this.border = border;
        this.brisque = brisque;
        this.text = text;
    }

    /** @param began is told each file's name before it is read */
    Outcome of(Pairing pairing, Consumer<String> began) {
        List<Measured> images = new ArrayList<>();
        List<String> problems = new ArrayList<>(pairing.problems());
        for (Pairing.Pair pair : pairing.pairs()) {
            began.accept(pair.name());
            try {
                images.add(measured(pair));
            } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
                problems.add(pair.name() + ": " + Sentences.of(e));
            }
        }
        return new Outcome(measures, border, images, problems);
    }

    private Measured measured(Pairing.Pair pair) throws IOException {
        Picture restored = read(pair.restored());
        @Nullable Path truthFile = pair.groundTruth();
        Picture truth = truthFile == null ? restored : read(truthFile);
        if (truth.width() != restored.width() || truth.height() != restored.height()) {
            throw new IllegalArgumentException(
                    "it has %d x %d pixels and its ground truth %d x %d; restore with scale 1 or resize one of them"
                            .formatted(restored.width(), restored.height(), truth.width(), truth.height()));
        }
        if (2 * border >= Math.min(restored.width(), restored.height())) {
            throw new IllegalArgumentException("a border of %d leaves nothing of %d x %d pixels"
                    .formatted(border, restored.width(), restored.height()));
        }
        Picture a = restored.cropped(border);
        Picture b = truth.cropped(border);
        Map<String, Measure.Reading> readings = new LinkedHashMap<>();
        measures.forEach(measure -> readings.put(measure.id(), measure.of(a, b)));
        return new Measured(
                pair.name(),
                pair.restored(),
                truthFile,
                restored.width(),
                restored.height(),
                readings,
                brisque ? Arrays.stream(BrisqueFeatures.of(a)).boxed().toList() : null,
                text == null ? null : text.of(pair, restored, truthFile == null ? null : truth));
    }

    static Picture read(Path file) throws IOException {
        try {
            return Picture.of(READER.read(file));
        } catch (IOException e) {
            throw new IOException("%s cannot be read. %s".formatted(file, Sentences.of(e)), e);
        }
    }
}
