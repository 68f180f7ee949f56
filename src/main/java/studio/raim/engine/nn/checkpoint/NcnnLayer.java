package studio.raim.engine.nn.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line of an ncnn {@code .param} file: type, name, numbers of inputs and outputs, their names, then {@code id=value}. */
record NcnnLayer(String type, String name, Map<Integer, String> values) {
    private static final String MAGIC = "7767517";
    private static final long MAX_BYTES = 16 << 20;

    static boolean isParamFile(Path path) {
        try (var reader = Files.newBufferedReader(path)) {
            char[] start = new char[MAGIC.length()];
            return reader.read(start) == start.length && MAGIC.equals(new String(start));
        } catch (IOException e) {
            return false;
        }
    }

    static List<NcnnLayer> readAll(Path param) {
        try {
            if (Files.size(param) > MAX_BYTES) {
                throw new MalformedCheckpointException("%s is too large for a list of layers: %d bytes"
                        .formatted(param.getFileName(), Files.size(param)));
            }
            List<String> lines = Files.readAllLines(param).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.size() < 2 || !lines.get(0).strip().equals(MAGIC)) {
                throw new MalformedCheckpointException(
                        "%s is not ncnn's text form, which starts with %s".formatted(param.getFileName(), MAGIC));
            }
            List<NcnnLayer> layers = lines.subList(2, lines.size()).stream()
                    .map(NcnnLayer::parse)
                    .toList();
            String announced = lines.get(1).strip().split("\\s+", -1)[0];
            if (!announced.equals(Integer.toString(layers.size()))) {
                throw new MalformedCheckpointException(
                        "%s announces %s layers and has %d".formatted(param.getFileName(), announced, layers.size()));
            }
            return layers;
        } catch (MalformedInputException e) {
            throw new MalformedCheckpointException(param.getFileName() + " is not text", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + param, e);
        }
    }

    private static NcnnLayer parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        try {
            int blobs = Integer.parseInt(words[2]) + Integer.parseInt(words[3]);
            Map<Integer, String> values = new HashMap<>();
            for (int i = 4 + blobs; i < words.length; i++) {
                String[] pair = words[i].split("=", 2);
                values.put(Integer.parseInt(pair[0]), pair[1]);
            }
            return new NcnnLayer(words[0], words[1], values);
        } catch (RuntimeException e) {
            throw new MalformedCheckpointException("Not an ncnn layer: '%s'".formatted(shortened(line)), e);
        }
    }

    /** The whole number at this id, which must be there and not below 0. */
    long number(int id) {
        long value = number(id, -1);
        if (value < 0) {
            throw new MalformedCheckpointException("The ncnn layer '%s' has no value %d".formatted(name, id));
        }
        return value;
    }

    long number(int id, long otherwise) {
        String text = values.get(id);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new MalformedCheckpointException(
                    "The ncnn layer '%s' has %d=%s, not a whole number".formatted(name, id, shortened(text)), e);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
