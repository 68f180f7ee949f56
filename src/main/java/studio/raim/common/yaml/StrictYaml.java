package studio.raim.common.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a YAML file into a record; what the record does not know, or refuses, is an error with file and line. */
public final class StrictYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictYaml() {}

    /**
     * Reads the whole file.
     *
     * @param attributes what the record's deserializers may look up by {@code getAttribute}
     * @throws InvalidFileException with file, line and reason
     */
    public static <T> T read(Path file, Class<T> type, Map<String, ?> attributes) {
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
        try {
            return MAPPER.readerFor(type).withAttributes(attributes).readValue(text);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidFileException(file, lineOfKey(text, e.getPropertyName(), line(e)), reason(e));
        } catch (JsonProcessingException e) {
            throw new InvalidFileException(file, line(e), reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    /** Jackson tells of an unknown key at the end of its mapping; the key is the last one of that name before. */
    private static int lineOfKey(byte[] text, String key, int latest) {
        int found = latest;
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.FIELD_NAME && line <= latest && key.equals(parser.currentName())) {
                    found = line;
                }
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException u ->
                "unknown key '%s'; known here: %s".formatted(u.getPropertyName(), sorted(u.getKnownPropertyIds()));
            case InvalidTypeIdException t -> "unknown kind '%s'; %s".formatted(t.getTypeId(), known(t));
            case ValueInstantiationException v
            when v.getCause() != null -> where(v) + v.getCause().getMessage();
            case JsonMappingException m -> where(m) + m.getOriginalMessage();
            default -> e.getOriginalMessage();
        };
    }

    private static String known(InvalidTypeIdException e) {
        String message = e.getOriginalMessage();
        int ids = message.indexOf("known type ids");
        return ids < 0 ? message : message.substring(ids).replace("known type ids = ", "known kinds: ");
    }

    private static String sorted(Collection<?> keys) {
        return keys.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String where(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }
}
