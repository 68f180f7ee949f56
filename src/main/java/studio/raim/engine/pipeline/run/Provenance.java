package studio.raim.engine.pipeline.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PipelineId;
import studio.raim.common.Sha256;
import studio.raim.engine.pipeline.spec.Stage;

/**
 * How a result was made: all that is needed to make the same bytes again.
 *
 * @param input hash of the photograph's file
 * @param pipelineHash of the pipeline's file
 * @param weights hash of each weight file, by model and file name
 * @param parameters the stages, by name, as the pipeline's file says them
 * @param tile what was asked for instead of the automatic size, if anything; {@code overlap} likewise
 * @param tiles the tiles as they were
 * @param device {@code cpu} or {@code gpu:0}; {@code processor} describes it for people
 */
public record Provenance(
        String software,
        String version,
        Sha256 input,
        PipelineId pipeline,
        Sha256 pipelineHash,
        Map<String, Sha256> weights,
        Map<String, Stage> parameters,
        long seed,
        @Nullable Integer tile,
        @Nullable Integer overlap,
        List<TilePlan> tiles,
        String numberType,
        String device,
        String processor) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** One JSON object; the same record gives the same text. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A provenance is not JSON", e);
        }
    }
}
