package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.raim.common.ModelId;
import studio.raim.common.PipelineId;
import studio.raim.common.Sha256;
import studio.raim.common.yaml.InvalidFileException;
import studio.raim.common.yaml.StrictYaml;

/** The keys of a pipeline's file. */
record PipelineFile(
        PipelineId id,
        String title,
        String summary,
        List<String> goodAt,
        List<String> badAt,
        @JsonDeserialize(using = StagesReader.class) List<Stage> stages) {
    @JsonCreator
    PipelineFile {
        Objects.requireNonNull(id, "'id' is missing");
        Objects.requireNonNull(title, "'title' is missing");
        Objects.requireNonNull(summary, "'summary' is missing");
        Objects.requireNonNull(stages, "'stages' is missing");
        goodAt = Objects.requireNonNullElse(goodAt, List.of());
        badAt = Objects.requireNonNullElse(badAt, List.of());
    }

    /** Throws {@link InvalidFileException} with file, line and reason. */
    static PipelineSpec read(Path file, Collection<ModelId> models) {
        PipelineFile read = StrictYaml.read(file, PipelineFile.class, Map.of(StagesReader.MODELS, List.copyOf(models)));
        if (!file.getFileName().toString().equals(read.id + ".yaml")) {
            throw new InvalidFileException(
                    file, 1, "the id is '%s', so the file's name must be %s.yaml".formatted(read.id, read.id));
        }
        try {
            Sha256 hash = Sha256.of(Files.readAllBytes(file));
            return new PipelineSpec(read.id, read.title, read.summary, read.goodAt, read.badAt, read.stages, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
