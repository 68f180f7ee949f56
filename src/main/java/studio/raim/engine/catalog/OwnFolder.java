package studio.raim.engine.catalog;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.Sha256;

/**
 * Where an owner's own models lie in the data folder: for each a folder with its card, and a pipeline of the same id.
 *
 * <p>Both appear whole or not at all, the model before the pipeline that needs it.
 */
record OwnFolder(DataFolder data) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** An empty folder for what will be the model's; {@link #publish} gives it its name. */
    Path draft() throws IOException {
        Files.createDirectories(data.models());
        return Files.createTempDirectory(data.models(), ".new-");
    }

    /** Writes the card into the draft, and makes model and pipeline visible. */
    void publish(Path draft, ModelId id, String title, Map<String, Object> card) throws IOException {
        write(draft.resolve("card.yaml"), card);
        try {
            Files.move(draft, data.models().resolve(id.value()), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new IllegalArgumentException(taken(id), e);
        }
        write(pipeline(id), pipeline(id, title));
    }

    static String taken(ModelId id) {
        return "There is a model '%s' already: choose another id".formatted(id);
    }

    private Path pipeline(ModelId id) {
        return data.pipelines().resolve(id + ".yaml");
    }

    private static Map<String, Object> pipeline(ModelId id, String title) {
        Map<String, Object> pipeline = new LinkedHashMap<>();
        pipeline.put("id", id.value());
        pipeline.put("title", title);
        pipeline.put("summary", "Runs the model %s and nothing else.".formatted(id));
        pipeline.put("stages", List.of(Map.of("network", Map.of("model", id.value()))));
        return pipeline;
    }

    /** How a card names a file. */
    static Map<String, Object> entry(String name, Path file) throws IOException {
        return Map.of(
                "name",
                name,
                "bytes",
                Files.size(file),
                "sha256",
                Sha256.of(file).hex());
    }

    private static void write(Path file, Map<String, Object> content) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), ".", ".part");
        try {
            YAML.writeValue(draft.toFile(), content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    boolean has(ModelId id) {
        return Files.isRegularFile(pipeline(id))
                && Files.isRegularFile(data.models().resolve(id.value()).resolve("card.yaml"));
    }

    /** The pipeline first, so that none is ever offered whose model is gone. */
    void remove(ModelId id) throws IOException {
        Files.deleteIfExists(pipeline(id));
        Path folder = data.models().resolve(id.value());
        Path away = Files.createTempDirectory(data.models(), ".old-");
        Files.move(folder, away.resolve("model"), StandardCopyOption.ATOMIC_MOVE);
        delete(away);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
