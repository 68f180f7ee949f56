package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.metric.Picture;
import studio.raim.engine.metric.text.TextFidelity;
import studio.raim.engine.metric.text.TextMeter;
import studio.raim.engine.metric.text.TextReader;

/** Compares the text of each result with that of what went in, and of the ground truth. */
final class TextComparison implements AutoCloseable {
    private final TextReader reader;
    private final TextMeter meter;
    private final Map<String, Path> inputs = new LinkedHashMap<>();

    /** @param input what went in: a file, or a folder with files of the same names; without it the ground truth stands in */
    TextComparison(TextReader reader, Path restored, Optional<Path> input) throws IOException {
        this.reader = reader;
        this.meter = new TextMeter(reader);
        if (input.isPresent()) {
            Pairing.of(restored, input).pairs().forEach(pair -> {
                if (pair.groundTruth() != null) {
                    inputs.put(pair.name(), pair.groundTruth());
                }
            });
        }
    }

    TextFidelity of(Pairing.Pair pair, Picture restored, @Nullable Picture groundTruth) throws IOException {
        @Nullable Path file = inputs.get(pair.name());
        if (file == null && groundTruth == null) {
            throw new IOException("there is no input of this name, and no ground truth: give one of them for --text");
        }
        Picture input = file == null ? Objects.requireNonNull(groundTruth) : Measuring.read(file);
        return meter.compare(input, restored, groundTruth);
    }

    @Override
    public void close() {
        reader.close();
    }
}
