package studio.raim.engine.nn.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.engine.nn.Program;

class ArchitecturesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"rrdbnet-x1", "rrdbnet-x2", "rrdbnet-x4"})
    void the_full_size_rrdbnet_has_the_authors_names_and_shapes(String fixture) throws IOException {
        String folder = System.getenv("RAIM_PARITY_DIR");
        assumeTrue(folder != null, "RAIM_PARITY_DIR is not set");
        JsonNode manifest =
                JSON.readTree(Path.of(folder, fixture, "manifest-full.json").toFile());
        Map<String, Object> config = new LinkedHashMap<>();
        manifest.get("config")
                .properties()
                .forEach(field -> config.put(field.getKey(), field.getValue().asInt()));
        Program program = Architectures.named("RRDBNet").program(config);

        Map<String, List<Long>> authors = new LinkedHashMap<>();
        manifest.get("state_dict").forEach(entry -> authors.put(entry.get(0).asText(), longs(entry.get(1))));
        Map<String, List<Long>> ours = new LinkedHashMap<>();
        program.parameters().forEach(spec -> ours.put(spec.name(), spec.shape()));
        assertThat(ours).isEqualTo(authors);
        assertThat(program.weightCount())
                .isEqualTo(manifest.get("parameters_total").asLong());
    }

    private static List<Long> longs(JsonNode array) {
        List<Long> longs = new ArrayList<>();
        array.forEach(value -> longs.add(value.asLong()));
        return longs;
    }

    @Test
    void the_compact_network_with_32_convolutions_has_1213296_weights() {
        Program program = Architectures.named("SRVGGNetCompact").program(Map.of("num_conv", 32));
        assertThat(program.weightCount()).isEqualTo(1_213_296);
        assertThat(program.parameters().get(0).name()).isEqualTo("body.0.weight");
        assertThat(program.parameters().get(program.parameters().size() - 1).name())
                .isEqualTo("body.66.bias");
        assertThat(program.describe()).endsWith("y = (N, 3, 4H, 4W)\n");
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 76", "2, 2, 38", "4, 1, 19"})
    void small_scales_need_multiples_and_see_further(int scale, int multiple, int field) {
        Architecture rrdb = Architectures.named("RRDBNet");
        Map<String, Object> config = Map.of("scale", scale, "num_block", 1);
        assertThat(rrdb.scale(config)).isEqualTo(scale);
        assertThat(rrdb.sizeMultiple(config)).isEqualTo(multiple);
        assertThat(rrdb.receptiveField(config)).isEqualTo(field);
    }

    @Test
    void an_unknown_architecture_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Architectures.named("HAT"))
                .isInstanceOf(UnknownArchitectureException.class)
                .hasMessageStartingWith("unknown architecture 'HAT'; known are ")
                .hasMessageContainingAll("RRDBNet, SRVGGNetCompact", "MiAlgo");
    }

    @Test
    void a_wrong_configuration_is_refused_with_its_key() {
        Architecture rrdb = Architectures.named("RRDBNet");
        assertThatThrownBy(() -> rrdb.program(Map.of("num_feat", "many"))).hasMessageContaining("'num_feat'");
        assertThatThrownBy(() -> rrdb.program(Map.of("scale", 3))).hasMessageContaining("must be 1, 2 or 4, not 3");
        assertThatThrownBy(() -> Architectures.named("SRVGGNetCompact").program(Map.of("act_type", "swish")))
                .hasMessageContaining("'swish'");
    }
}
