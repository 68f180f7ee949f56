package studio.raim.server.job.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.raim.server.offer.ModelNames.ModelName;

/** A result's provenance for people: what it was made with, line by line. Parts that a record does not have are left out. */
final class ProvenanceWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> NUMBERS = Map.of(
            "fp32", "32-bit floats (fp32)", "bf16", "16-bit brain floats (bf16)", "fp16", "16-bit floats (fp16)");
    private static final int DIGITS = 12;

    private final JsonNode record;
    private final Function<String, Optional<ModelName>> models;
    private final List<Fact> facts = new ArrayList<>();

    private ProvenanceWords(JsonNode record, Function<String, Optional<ModelName>> models) {
        this.record = record;
        this.models = models;
    }

    /** @param models by id */
    static List<Fact> of(String json, Function<String, Optional<ModelName>> models) {
        try {
            return new ProvenanceWords(JSON.readTree(json), models).facts();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A provenance is not JSON", e);
        }
    }

    private List<Fact> facts() {
        Set<String> ids = new LinkedHashSet<>();
        record.path("weights").fieldNames().forEachRemaining(file -> ids.add(file.split("/", 2)[0]));
        for (String id : ids) {
            add(
                    "Model",
                    models.apply(id).map(m -> m.title() + " · " + m.licence()).orElse(id));
        }
        List<String> stages = new ArrayList<>();
        record.path("parameters").fieldNames().forEachRemaining(stages::add);
        add("Stages", String.join(", ", stages));
        if (record.path("strength").asInt(100) != 100) {
            add("Strength", record.path("strength").asInt() + " %");
        }
        add("Tiles", tiles());
        add("Numbers", NUMBERS.getOrDefault(text("numberType"), text("numberType")));
        add(
                "Device",
                text("device").toUpperCase(Locale.ROOT)
                        + (text("processor").isEmpty() ? "" : " · " + text("processor")));
        if (record.path("seed").asLong() != 0) {
            add("Seed", record.path("seed").asText());
        }
        add("Photo", digest("input"));
        add("Pipeline file", digest("pipelineHash"));
        add("Made by", (text("software") + " " + text("version")).strip());
        return facts;
    }

    private String tiles() {
        List<String> parts = new ArrayList<>();
        for (JsonNode plan : record.path("tiles")) {
            int count = plan.path("columns").asInt() * plan.path("rows").asInt();
            parts.add("%s of %d × %d pixels"
                    .formatted(
                            Words.count(count, "tile", "tiles"),
                            plan.path("tileWidth").asInt(),
                            plan.path("tileHeight").asInt()));
        }
        return String.join(", ", parts);
    }

    private String digest(String field) {
        String hex = text(field);
        return hex.length() <= DIGITS ? hex : "SHA-256 " + hex.substring(0, DIGITS) + "…";
    }

    private String text(String field) {
        return record.path(field).asText("");
    }

    private void add(String label, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }
}
