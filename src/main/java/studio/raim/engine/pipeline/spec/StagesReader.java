package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import studio.raim.common.ModelId;

/** Reads the stages one by one, names the inputs that the file left out, and refuses what cannot run. */
final class StagesReader extends StdDeserializer<List<Stage>> {
    /** The context attribute with the list of known {@link ModelId}s. */
    static final String MODELS = "models";

    StagesReader() {
        super(List.class);
    }

    @Override
    public List<Stage> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw at(parser, parser.currentTokenLocation(), "'stages' is a list of '- kind: {…}'");
        }
        List<Stage> stages = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(Set.of(Stage.PHOTO));
        String previous = Stage.PHOTO;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonLocation line = parser.currentTokenLocation();
            Stage stage = context.readValue(parser, Stage.class);
            if (stage.inputs().isEmpty()) {
                stage = stage.withInputs(List.of(previous));
            }
            check(stage, known, context, parser, line);
            known.add(stage.name());
            previous = stage.name();
            stages.add(stage);
        }
        if (stages.isEmpty()) {
            throw at(parser, parser.currentTokenLocation(), "a pipeline has at least one stage");
        }
        return List.copyOf(stages);
    }

    private static void check(
            Stage stage, Set<String> known, DeserializationContext context, JsonParser parser, JsonLocation line)
            throws JsonMappingException {
        if (known.contains(stage.name())) {
            throw at(
                    parser,
                    line,
                    "a second stage is called '%s'; names are unique, and 'photo' is the input"
                            .formatted(stage.name()));
        }
        if (stage.inputs().size() != stage.arity()) {
            throw at(
                    parser,
                    line,
                    "stage '%s' reads %d image(s), not %s".formatted(stage.name(), stage.arity(), stage.inputs()));
        }
        for (String input : stage.inputs()) {
            if (!known.contains(input)) {
                throw at(
                        parser,
                        line,
                        "stage '%s' reads '%s', which no earlier stage makes; there are: %s"
                                .formatted(stage.name(), input, String.join(", ", known)));
            }
        }
        List<?> models = (List<?>) context.getAttribute(MODELS);
        for (ModelId model : stage.models()) {
            if (!models.contains(model)) {
                throw at(
                        parser,
                        line,
                        "stage '%s' wants the model '%s', which has no card; there are: %s"
                                .formatted(stage.name(), model, new TreeSet<>(models)));
            }
        }
    }

    private static JsonMappingException at(JsonParser parser, JsonLocation line, String reason) {
        return new JsonMappingException(parser, reason, line);
    }
}
