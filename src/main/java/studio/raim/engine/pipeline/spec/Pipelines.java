package studio.raim.engine.pipeline.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.raim.common.ModelId;
import studio.raim.common.PipelineId;
import studio.raim.common.yaml.InvalidFileException;

/** The pipelines of a folder, each read and checked from its file {@code <id>.yaml}. */
public final class Pipelines {
    private final Map<PipelineId, PipelineSpec> byId;

    private Pipelines(Map<PipelineId, PipelineSpec> byId) {
        this.byId = byId;
    }

    /**
     * Reads every file of the folder that ends in {@code .yaml}.
     *
     * @param models the models that have a card; a pipeline that wants another one is refused
     * @throws InvalidFileException for the first file with a fault
     */
    public static Pipelines read(Path folder, Collection<ModelId> models) {
        try (Stream<Path> files = Files.list(folder)) {
            return new Pipelines(files.filter(f -> f.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .map(f -> PipelineFile.read(f, models))
                    .collect(Collectors.toMap(PipelineSpec::id, p -> p, (a, b) -> a, LinkedHashMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException("The pipelines in " + folder + " cannot be listed", e);
        }
    }

    /**
     * The same of several folders, of which some may not be there; the first folder that has an id wins.
     *
     * @throws InvalidFileException for the first file with a fault
     */
    public static Pipelines read(List<Path> folders, Collection<ModelId> models) {
        Map<PipelineId, PipelineSpec> all = new LinkedHashMap<>();
        folders.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> read(folder, models).all().stream())
                .forEach(pipeline -> all.putIfAbsent(pipeline.id(), pipeline));
        return new Pipelines(all);
    }

    /** By id. */
    public List<PipelineSpec> all() {
        return List.copyOf(byId.values());
    }

    public Optional<PipelineSpec> find(PipelineId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Throws {@link IllegalArgumentException} with the known ones when there is none of that id. */
    public PipelineSpec named(String id) {
        return all().stream()
                .filter(p -> p.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no pipeline '%s'; there are: %s"
                        .formatted(
                                id,
                                byId.keySet().stream().map(PipelineId::value).collect(Collectors.joining(", ")))));
    }
}
