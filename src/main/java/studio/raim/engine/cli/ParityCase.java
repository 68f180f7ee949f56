package studio.raim.engine.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code case.json} of a fixture: which network computed the stored outputs from the stored inputs, and how close to come.
 *
 * @param inputs names of tensors in {@code tensors.safetensors}, each {@code input.} and the program's name for it
 * @param tolerance largest absolute difference that is allowed, where {@code toleranceByTensor} names none
 */
record ParityCase(
        String architecture,
        Map<String, Object> config,
        List<String> inputs,
        List<String> outputs,
        List<String> intermediates,
        double tolerance,
        @JsonProperty("tolerance_per_tensor") Map<String, Double> toleranceByTensor) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final String FILE = "case.json";

    ParityCase {
        architecture = Objects.requireNonNullElse((@Nullable String) architecture, "(none named)");
        config = Objects.requireNonNullElse((@Nullable Map<String, Object>) config, Map.of());
        inputs = Objects.requireNonNullElse((@Nullable List<String>) inputs, List.of());
        outputs = Objects.requireNonNullElse((@Nullable List<String>) outputs, List.of());
        intermediates = Objects.requireNonNullElse((@Nullable List<String>) intermediates, List.of());
        toleranceByTensor = Objects.requireNonNullElse((@Nullable Map<String, Double>) toleranceByTensor, Map.of());
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    static ParityCase read(Path folder) {
        try {
            return JSON.readValue(folder.resolve(FILE).toFile(), ParityCase.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }

    double toleranceOf(String tensor) {
        return toleranceByTensor.getOrDefault(tensor, tolerance);
    }

    /** The folder itself when it is a fixture, else the fixtures right below it, by name. */
    static List<Path> foldersAt(Path folder) {
        if (isIn(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(ParityCase::isIn).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
