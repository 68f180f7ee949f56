package studio.raim.engine.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.raim.common.ProductVersion;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;

/** Making a result again, byte for byte: what must be the same, and the options that make it so. */
public final class Repetition {
    private final Provenance record;
    private final PipelineSpec pipeline;
    private final Output output;

    /**
     * @throws UnrepeatableException when the record does not say how its file was written, or its pipeline is not here
     */
    public Repetition(Provenance record, Pipelines pipelines) {
        this.record = record;
        if (record.output() == null) {
            throw new UnrepeatableException("The record does not say how the file was written");
        }
        this.output = record.output();
        this.pipeline = pipelines
                .find(record.pipeline())
                .orElseThrow(() -> new UnrepeatableException(
                        "The result was made by the pipeline '%s', which is not here".formatted(record.pipeline())));
    }

    public PipelineSpec pipeline() {
        return pipeline;
    }

    public Output output() {
        return output;
    }

    /** {@code cpu} or {@code gpu:0}. */
    public String device() {
        return record.device();
    }

    /** Whether this is the photograph that the result was made of. */
    public boolean isOf(Source source) {
        return source.hash().equals(record.input());
    }

    /** Throws {@link UnrepeatableException} unless this is the photograph that the result was made of. */
    public void requireOf(Source source) {
        if (!isOf(source)) {
            throw new UnrepeatableException("The result was made of another photograph (SHA-256 %s; this has %s)"
                    .formatted(record.input(), source.hash()));
        }
    }

    /** What differs here from where the result was made, as sentences; none means the same bytes. */
    public List<String> differences(ModelCatalog catalog, Accelerator accelerator) {
        List<String> differences = new ArrayList<>();
        if (!record.version().equals(ProductVersion.CURRENT)) {
            differences.add("The result was made by version %s; this is %s"
                    .formatted(record.version(), ProductVersion.CURRENT));
        }
        if (!record.pipelineHash().equals(pipeline.hash())) {
            differences.add("The file of the pipeline '%s' is another one than it was".formatted(pipeline.id()));
        }
        Map<String, Sha256> weights = Provenances.weights(pipeline, catalog);
        if (!record.weights().equals(weights)) {
            differences.add("The weights are %s; the result was made with %s".formatted(weights, record.weights()));
        }
        if (!kind(accelerator.name()).equals(kind(record.device()))) {
            differences.add("The result was made on a %s; this is a %s".formatted(record.device(), accelerator.name()));
        }
        return differences;
    }

    /** A sentence for the person when this device is of the same kind, yet another model. */
    public Optional<String> remark(Accelerator accelerator) {
        return accelerator.description().equals(record.processor())
                ? Optional.empty()
                : Optional.of("The result was made on '%s'; this is '%s', so bytes may differ"
                        .formatted(record.processor(), accelerator.description()));
    }

    private static String kind(String device) {
        return device.replaceAll(":.*", "");
    }

    /** Throws {@link UnrepeatableException} with the {@link #differences}, if there are any. */
    public void require(ModelCatalog catalog, Accelerator accelerator) {
        List<String> differences = differences(catalog, accelerator);
        if (!differences.isEmpty()) {
            throw new UnrepeatableException(
                    "The result cannot be made again byte for byte. " + String.join(". ", differences));
        }
    }

    /**
     * The same number type, seed and strength, and of the same photograph by the same pipeline, the same tiles.
     *
     * @throws UnrepeatableException when the record has values that no run has
     */
    public RunOptions options(Source source) {
        boolean sameTiles = isOf(source) && record.pipelineHash().equals(pipeline.hash());
        try {
            return new RunOptions(
                    NumberType.valueOf(record.numberType().toUpperCase(Locale.ROOT)),
                    record.tile(),
                    record.overlap(),
                    record.seed(),
                    record.intermediates(),
                    record.strength(),
                    sameTiles ? record.tiles() : null);
        } catch (IllegalArgumentException e) {
            throw UnrepeatableException.unreadable(e);
        }
    }
}
