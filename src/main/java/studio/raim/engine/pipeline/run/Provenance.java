package studio.raim.engine.pipeline.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PipelineId;
import studio.raim.common.Sha256;

/**
 * How a result was made: all that is needed to make the same bytes again.
 *
 * @param input hash of the photograph's file
 * @param pipelineHash of the pipeline's file
 * @param weights hash of each weight file, by model and file name
 * @param parameters the stages, by name, as the pipeline's file says them
 * @param tile what was asked for instead of the automatic size, if anything; {@code overlap} likewise
 * @param intermediates whether each stage's result was kept, with 16 bits; the stages then ran one after the other
 * @param strength 0 to 100 %, as in {@link RunOptions}
 * @param tiles the tiles as they were
 * @param device {@code cpu} or {@code gpu:0}; {@code processor} describes it for people, its threads included
 * @param output how the file was written; null as long as there is no file
 */
public record Provenance(
        @JsonProperty(required = true) String software,
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) Sha256 input,
        @JsonProperty(required = true) PipelineId pipeline,
        @JsonProperty(required = true) Sha256 pipelineHash,
        @JsonProperty(required = true) Map<String, Sha256> weights,
        Map<String, JsonNode> parameters,
        long seed,
        @Nullable Integer tile,
        @Nullable Integer overlap,
        boolean intermediates,
        @JsonProperty(required = true) int strength,
        @JsonProperty(required = true) List<TilePlan> tiles,
        @JsonProperty(required = true) String numberType,
        @JsonProperty(required = true) String device,
        String processor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Output output) {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Provenance {
        Objects.requireNonNull(input, "'input' is missing");
        Objects.requireNonNull(pipeline, "'pipeline' is missing");
        Objects.requireNonNull(pipelineHash, "'pipelineHash' is missing");
        Objects.requireNonNull(numberType, "'numberType' is missing");
        Objects.requireNonNull(device, "'device' is missing");
        weights = Map.copyOf(weights);
        parameters = Map.copyOf(Objects.requireNonNullElse(parameters, Map.of()));
        tiles = List.copyOf(tiles);
        processor = Objects.requireNonNullElse(processor, "");
    }

    /**
     * Reads {@link #toJson} back.
     *
     * @throws UnrepeatableException when it is none, or of a version that recorded less
     */
    public static Provenance parse(String json) {
        try {
            return JSON.readValue(json, Provenance.class);
        } catch (JsonProcessingException e) {
            throw UnrepeatableException.unreadable(e);
        }
    }

    Provenance writtenAs(Output written) {
        return new Provenance(
                software,
                version,
                input,
                pipeline,
                pipelineHash,
                weights,
                parameters,
                seed,
                tile,
                overlap,
                intermediates,
                strength,
                tiles,
                numberType,
                device,
                processor,
                written);
    }

    /** One JSON object; the same record gives the same text. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A provenance is not JSON", e);
        }
    }
}
