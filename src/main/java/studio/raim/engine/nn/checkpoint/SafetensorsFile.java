package studio.raim.engine.nn.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.raim.engine.nn.checkpoint.MappedTensors.Place;

/**
 * The safetensors format: 8 bytes with the header's length, a JSON header with types, shapes and offsets, then the numbers.
 *
 * <p>Source: the format's description at huggingface/safetensors, with its rules: a header of at most 100 MB, no key twice, no
 * overlapping tensors, lengths that equal the shapes'.
 */
final class SafetensorsFile {
    private static final long MAX_HEADER = 100_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final MappedFile file;
    private final long dataStart;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Whether the file starts like one: a plausible header length and an opening brace. */
    static boolean recognises(ByteBuffer start, long fileSize) {
        return start.remaining() >= 9
                && start.getLong(0) > 1
                && start.getLong(0) <= fileSize - 8
                && start.get(8) == '{';
    }

    private SafetensorsFile(MappedFile file) {
        this.file = file;
        long headerLength = file.size() < 8 ? -1 : file.read(0, 8).getLong();
        if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > file.size() - 8) {
            throw new MalformedCheckpointException(
                    "%s says that its header has %d bytes; the file has %d, and the limit is %d"
                            .formatted(file.path().getFileName(), headerLength, file.size(), MAX_HEADER));
        }
        dataStart = 8 + headerLength;
        parse(StandardCharsets.UTF_8.decode(file.read(8, headerLength)).toString());
        refuseOverlaps();
    }

    static Checkpoint open(Path path) {
        MappedFile file = new MappedFile(path);
        try {
            return new MappedTensors(file, new SafetensorsFile(file).places, true);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void parse(String header) {
        try {
            JsonNode root = JSON.readTree(header);
            for (var field : root.properties()) {
                if (!field.getKey().equals("__metadata__")) {
                    places.put(field.getKey(), place(field.getKey(), field.getValue()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new MalformedCheckpointException(
                    "The header of %s is not JSON: %s".formatted(file.path().getFileName(), e.getOriginalMessage()), e);
        }
    }

    private Place place(String name, JsonNode node) {
        List<Long> shape = numbers(name, node.path("shape"));
        List<Long> offsets = numbers(name, node.path("data_offsets"));
        ElementType type = type(name, node.path("dtype").asText());
        if (offsets.size() != 2) {
            throw new MalformedCheckpointException("Tensor '%s' has the offsets %s".formatted(name, offsets));
        }
        long length = StoredTensor.extent(shape, StoredTensor.contiguousStrides(shape)) * type.bytes();
        long from = offsets.get(0);
        long to = offsets.get(1);
        if (from < 0 || to < from || to > file.size() - dataStart || to - from != length) {
            throw new MalformedCheckpointException(
                    "Tensor '%s' (%s %s, %d bytes) cannot lie from %d to %d of %d bytes of data"
                            .formatted(name, type, shape, length, from, to, file.size() - dataStart));
        }
        return Place.contiguous(type, shape, dataStart + from);
    }

    private static List<Long> numbers(String name, JsonNode array) {
        List<Long> values = new ArrayList<>();
        for (JsonNode value : array) {
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw new MalformedCheckpointException("Tensor '%s' has the size or offset %s".formatted(name, value));
            }
            values.add(value.longValue());
        }
        if (!array.isArray()) {
            throw new MalformedCheckpointException("Tensor '%s' has no list of sizes or offsets".formatted(name));
        }
        return values;
    }

    private static ElementType type(String name, String text) {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new MalformedCheckpointException(
                "Tensor '%s' is of the type '%s', which is not known".formatted(name, text));
    }

    private void refuseOverlaps() {
        List<Map.Entry<String, Place>> inOrder = new ArrayList<>(places.entrySet());
        inOrder.removeIf(entry -> entry.getValue().bytes() == 0);
        inOrder.sort(Comparator.comparingLong(entry -> entry.getValue().from()));
        for (int i = 1; i < inOrder.size(); i++) {
            Place before = inOrder.get(i - 1).getValue();
            if (inOrder.get(i).getValue().from() < before.from() + before.bytes()) {
                throw new MalformedCheckpointException("The tensors '%s' and '%s' overlap"
                        .formatted(inOrder.get(i - 1).getKey(), inOrder.get(i).getKey()));
            }
        }
    }
}
