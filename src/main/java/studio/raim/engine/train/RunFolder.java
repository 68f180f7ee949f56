package studio.raim.engine.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import studio.raim.engine.nn.Trainee;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.SafetensorsWriter;

/**
 * The folder of one training run: {@code state.safetensors} (to go on from), {@code weights.safetensors} (the moving average, to
 * use), {@code log.csv}, {@code validation.csv}, and pictures.
 */
final class RunFolder {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    RunFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    boolean hasState() {
        return Files.exists(file("state.safetensors"));
    }

    Checkpoint state() {
        return Checkpoint.open(file("state.safetensors"));
    }

    Progress progress() throws IOException {
        return Progress.of(remarks(file("state.safetensors")));
    }

    /** The {@code __metadata__} of a safetensors file. */
    static Map<String, String> remarks(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(length);
            ByteBuffer header = ByteBuffer.allocate(Math.toIntExact(length.getLong(0)));
            int read = 0;
            while (read >= 0 && header.hasRemaining()) {
                read = channel.read(header);
            }
            Map<String, String> remarks = new HashMap<>();
            for (var field : JSON.readTree(header.array()).path("__metadata__").properties()) {
                JsonNode value = field.getValue();
                remarks.put(field.getKey(), value.asText());
            }
            return remarks;
        }
    }

    /** Each file appears whole or not at all; the state comes last, so it never is ahead of the weights. */
    void save(Trainee trainee, Recipe recipe, Progress progress) throws IOException {
        SafetensorsWriter.write(file("weights.safetensors"), trainee.average(), progress.remarks(recipe));
        SafetensorsWriter.write(file("state.safetensors"), trainee.state(), progress.remarks(recipe));
    }

    /** Appends a line of numbers; a new file gets the head first. */
    void append(String name, String head, Object... values) {
        StringBuilder line = new StringBuilder();
        if (!Files.exists(file(name))) {
            line.append(head).append('\n');
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            line.append(i == 0 ? "" : ",")
                    .append(value instanceof Double number ? String.format(Locale.ROOT, "%.6g", number) : value);
        }
        line.append('\n');
        try {
            Files.writeString(
                    file(name), line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file(name), e.getMessage()), e);
        }
    }
}
