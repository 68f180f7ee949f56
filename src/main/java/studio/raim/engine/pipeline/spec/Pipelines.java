package studio.raim.engine.pipeline.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.raim.common.FolderTime;
import studio.raim.common.ModelId;
import studio.raim.common.PipelineId;
import studio.raim.common.yaml.InvalidFileException;

/** The pipelines of some folders, each read and checked from its file {@code <id>.yaml}. Thread-safe. */
public final class Pipelines {
    private static final System.Logger LOG = System.getLogger(Pipelines.class.getName());

    private final Supplier<Map<PipelineId, PipelineSpec>> source;

    private Pipelines(Supplier<Map<PipelineId, PipelineSpec>> source) {
        this.source = source;
    }

    /** What the folders held when they had these times. */
    private record Seen(Map<PipelineId, PipelineSpec> byId, List<FileTime> changed) {}

    /**
     * Reads every file of the folder that ends in {@code .yaml}.
     *
     * @param models the models that have a card; a pipeline that wants another one is refused
     * @throws InvalidFileException for the first file with a fault
     */
    public static Pipelines read(Path folder, Collection<ModelId> models) {
        Map<PipelineId, PipelineSpec> read = read(folder, models, fault -> {
            throw fault;
        });
        return new Pipelines(() -> read);
    }

    private static Map<PipelineId, PipelineSpec> read(
            Path folder, Collection<ModelId> models, Consumer<InvalidFileException> onFault) {
        Map<PipelineId, PipelineSpec> byId = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            try {
                PipelineSpec spec = PipelineFile.read(file, models);
                byId.put(spec.id(), spec);
            } catch (InvalidFileException fault) {
                onFault.accept(fault);
            }
        }
        return byId;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
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
        Map<PipelineId, PipelineSpec> all = read(folders, models, fault -> {
            throw fault;
        });
        return new Pipelines(() -> all);
    }

    /**
     * The same, but looks again when a file was added or removed; a file with a fault is then left out, and logged.
     *
     * @param models asked each time
     * @throws InvalidFileException for the first file with a fault now
     */
    public static Pipelines watch(List<Path> folders, Supplier<? extends Collection<ModelId>> models) {
        AtomicReference<Seen> seen = new AtomicReference<>(look(folders, models, fault -> {
            throw fault;
        }));
        return new Pipelines(() -> {
            if (!seen.get().changed.equals(times(folders))) {
                seen.set(look(
                        folders,
                        models,
                        fault -> LOG.log(System.Logger.Level.WARNING, String.valueOf(fault.getMessage()))));
            }
            return seen.get().byId;
        });
    }

    private static Seen look(
            List<Path> folders,
            Supplier<? extends Collection<ModelId>> models,
            Consumer<InvalidFileException> onFault) {
        List<FileTime> times = times(folders);
        return new Seen(read(folders, models.get(), onFault), times);
    }

    private static List<FileTime> times(List<Path> folders) {
        return folders.stream().map(FolderTime::of).toList();
    }

    private static Map<PipelineId, PipelineSpec> read(
            List<Path> folders, Collection<ModelId> models, Consumer<InvalidFileException> onFault) {
        Map<PipelineId, PipelineSpec> all = new LinkedHashMap<>();
        folders.stream().filter(Files::isDirectory).forEach(folder -> read(folder, models, onFault)
                .forEach(all::putIfAbsent));
        return all;
    }

    /** By id. */
    public List<PipelineSpec> all() {
        return List.copyOf(source.get().values());
    }

    public Optional<PipelineSpec> find(PipelineId id) {
        return Optional.ofNullable(source.get().get(id));
    }

    /** Throws {@link IllegalArgumentException} with the known ones when there is none of that id. */
    public PipelineSpec named(String id) {
        return all().stream()
                .filter(p -> p.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no pipeline '%s'; there are: %s"
                        .formatted(
                                id,
                                source.get().keySet().stream()
                                        .map(PipelineId::value)
                                        .collect(Collectors.joining(", ")))));
    }
}
