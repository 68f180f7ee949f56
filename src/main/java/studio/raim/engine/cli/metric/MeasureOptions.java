package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.raim.common.DataFolder;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.Measures;
import studio.raim.engine.metric.NiqeModelFile;
import studio.raim.engine.metric.Perceptual;
import studio.raim.engine.metric.text.TextReader;
import studio.raim.engine.nn.Accelerator;

/** The files that some measures need. */
final class MeasureOptions implements AutoCloseable {
    @Option(
            names = "--niqe-model",
            paramLabel = "FILE",
            description = "NIQE's model: .json of ours, the authors' .mat, BasicSR's .npz; default: the product's own.")
    private @Nullable Path niqeModel;

    @Option(
            names = "--perceptual",
            paramLabel = "DIR",
            description =
                    "Where the published weights of LPIPS and DISTS lie; default: models/perceptual in the data folder.")
    private @Nullable Path perceptual;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where models are installed; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    private final List<Perceptual> open = new ArrayList<>();

    DataFolder data() {
        return DataFolder.of(data);
    }

    /** Installs the networks when they are missing. */
    TextReader textReader(Runnable beforeInstalling) {
        ModelCatalog catalog = new ModelCatalog(ProductHome.find(), data());
        new ModelInstaller(catalog).ensure(TextReader.MODEL, beforeInstalling);
        return TextReader.open(catalog);
    }

    Measure measure(String id) throws IOException {
        if (id.equals("niqe")) {
            return Measures.niqe(
                    NiqeModelFile.read(niqeModel == null ? NiqeModelFile.shipped(ProductHome.find()) : niqeModel));
        }
        Optional<Perceptual.Kind> kind = Stream.of(Perceptual.Kind.values())
                .filter(k -> k.id().equals(id))
                .findFirst();
        if (kind.isPresent()) {
            Path folder = perceptual == null ? data().models().resolve("perceptual") : perceptual;
            Perceptual network = Perceptual.open(kind.get(), folder, Accelerator.of("cpu"));
            open.add(network);
            return network.measure(kind.get());
        }
        return Measures.all().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no metric '%s'; there are: %s".formatted(id, String.join(", ", MetricIds.all()))));
    }

    @Override
    public void close() {
        open.forEach(Perceptual::close);
    }
}
