package studio.raim.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode compose;
    private final JsonSchema schema;

    ComposeTest() throws IOException {
        compose = YAML.readTree(Path.of("docker-compose.yml").toFile());
        try (InputStream in =
                Objects.requireNonNull(ComposeTest.class.getResourceAsStream("/compose/compose-spec.json"))) {
            // Draft 7 by its own word; the name that it gives itself is no address, which the validator insists on.
            ObjectNode draft7 = (ObjectNode) new ObjectMapper().readTree(in);
            draft7.remove(List.of("$id", "$schema"));
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(draft7);
        }
    }

    @Test
    void the_compose_file_keeps_to_the_specification() {
        assertThat(schema.validate(compose)).isEmpty();
    }

    @Test
    void the_schema_would_notice_a_misspelt_key() {
        ObjectNode wrong = compose.deepCopy();
        ((ObjectNode) wrong.at("/services/studio")).put("enviroment", "x");
        assertThat(schema.validate(wrong)).isNotEmpty();
    }

    @Test
    void every_file_that_it_mounts_or_builds_from_is_there() {
        List<String> files = new ArrayList<>(
                List.of(compose.at("/services/studio/build/dockerfile").asText()));
        for (JsonNode service : compose.get("services")) {
            StreamSupport.stream(service.path("volumes").spliterator(), false)
                    .map(JsonNode::asText)
                    .filter(volume -> volume.startsWith("./"))
                    .map(volume -> volume.substring(0, volume.indexOf(':')))
                    .forEach(files::add);
        }
        assertThat(files).hasSize(4).allSatisfy(file -> assertThat(Path.of(file))
                .exists());
    }

    @Test
    void what_prometheus_and_grafana_read_names_services_of_the_compose_file() throws IOException {
        JsonNode prometheus =
                YAML.readTree(Path.of("src/main/docker/prometheus.yml").toFile());
        String target =
                prometheus.at("/scrape_configs/0/static_configs/0/targets/0").asText();
        assertThat(compose.get("services").has(target.split(":", 2)[0])).isTrue();
        JsonNode source = YAML.readTree(Path.of("src/main/docker/grafana/provisioning/datasources/prometheus.yml")
                .toFile());
        assertThat(source.at("/datasources/0/url").asText()).isEqualTo("http://prometheus:9090");
        String dashboard = Files.readString(Path.of("src/main/docker/grafana/dashboards/raim-studio.json"));
        assertThat(dashboard).contains(source.at("/datasources/0/uid").asText());
    }
}
