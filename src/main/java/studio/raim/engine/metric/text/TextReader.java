package studio.raim.engine.metric.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.UnusableWeightsException;
import studio.raim.engine.nn.Accelerator;

/** Finds and reads text, with the networks of the card {@code ppocr-v4}. Thread-safe. */
public final class TextReader implements AutoCloseable {
    /** The card of the networks. */
    public static final ModelId MODEL = new ModelId("ppocr-v4");

    private final Detector detector;
    private final Recogniser recogniser;

    private TextReader(Detector detector, Recogniser recogniser) {
        this.detector = detector;
        this.recogniser = recogniser;
    }

    /**
     * Loads the networks.
     *
     * @throws UnusableWeightsException when they are not installed or another file; it says what to do
     */
    public static TextReader open(ModelCatalog catalog) {
        Path detection = catalog.checkpoint(MODEL);
        // ONNX Runtime must come after libtorch, or libtorch does not load.
        Accelerator.of("cpu");
        List<Path> files = catalog.card(MODEL).files().stream()
                .map(file -> detection.resolveSibling(file.name()))
                .toList();
        Detector detector = new Detector(files.get(0));
        try {
            return new TextReader(detector, new Recogniser(files.get(1), files.get(2)));
        } catch (IOException e) {
            detector.close();
            throw new UncheckedIOException("%s cannot be read".formatted(files.get(2)), e);
        }
    }

    List<Quad> find(Rgb picture) {
        return detector.find(picture);
    }

    Reading read(Rgb picture, Quad box) {
        return recogniser.read(picture, box);
    }

    @Override
    public void close() {
        detector.close();
        recogniser.close();
    }
}
