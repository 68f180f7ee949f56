package studio.raim.engine.pipeline.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import studio.raim.common.ModelId;
import studio.raim.common.ProductVersion;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.ModelCard.WeightFile;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** Writes down how a result was made. */
final class Provenances {
    private Provenances() {}

    static Provenance of(
            Source source,
            PipelineSpec spec,
            RunOptions options,
            NumberType type,
            List<TilePlan> tiles,
            NetworkCache networks) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        spec.stages().forEach(stage -> parameters.put(stage.name(), Provenance.JSON.valueToTree(stage)));
        return new Provenance(
                "RAIM Studio",
                ProductVersion.CURRENT,
                source.hash(),
                spec.id(),
                spec.hash(),
                weights(spec, networks.catalog()),
                parameters,
                options.seed(),
                options.tile(),
                options.overlap(),
                options.intermediates(),
                options.strength(),
                tiles,
                type.name().toLowerCase(Locale.ROOT),
                networks.accelerator().name(),
                networks.accelerator().description(),
                null);
    }

    /** The hash that the cards say of each weight file, by model and file name. */
    static Map<String, Sha256> weights(PipelineSpec spec, ModelCatalog catalog) {
        Map<String, Sha256> weights = new TreeMap<>();
        for (ModelId model : spec.models()) {
            for (WeightFile file : catalog.card(model).files()) {
                // The name only: an owner's own weights lie under a path that is nobody else's business.
                weights.put(model + "/" + Path.of(file.name()).getFileName(), file.sha256());
            }
        }
        return weights;
    }
}
