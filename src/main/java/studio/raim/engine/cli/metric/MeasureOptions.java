package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.raim.common.ProductHome;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.Measures;
import studio.raim.engine.metric.NiqeModelFile;

/** The files that some measures need. */
final class MeasureOptions {
    @Option(
            names = "--niqe-model",
            paramLabel = "FILE",
            description = "NIQE's model: .json of ours, the authors' .mat, BasicSR's .npz; default: the product's own.")
    private @Nullable Path niqeModel;

    Measure measure(String id) throws IOException {
        if (id.equals("niqe")) {
            return Measures.niqe(
                    NiqeModelFile.read(niqeModel == null ? NiqeModelFile.shipped(ProductHome.find()) : niqeModel));
        }
        return Measures.all().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no metric '%s'; there are: %s".formatted(id, String.join(", ", MetricIds.all()))));
    }
}
