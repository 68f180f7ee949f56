package studio.raim.engine.pipeline.spec;

import java.util.List;
import studio.raim.common.ModelId;
import studio.raim.common.PipelineId;
import studio.raim.common.Sha256;

/**
 * A pipeline as its file says it; the last stage's result is the pipeline's.
 *
 * @param stages in an order that may be run; every stage's inputs are named
 * @param hash of the file's bytes: what the provenance records
 */
public record PipelineSpec(
        PipelineId id,
        String title,
        String summary,
        List<String> goodAt,
        List<String> badAt,
        List<Stage> stages,
        Sha256 hash) {
    public PipelineSpec {
        goodAt = List.copyOf(goodAt);
        badAt = List.copyOf(badAt);
        stages = List.copyOf(stages);
    }

    /** Every model that it needs, in the order of use. */
    public List<ModelId> models() {
        return stages.stream().flatMap(s -> s.models().stream()).distinct().toList();
    }
}
