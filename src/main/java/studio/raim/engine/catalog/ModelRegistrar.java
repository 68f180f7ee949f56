package studio.raim.engine.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.arch.Architecture;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;

/**
 * Takes an owner's own checkpoint into use: loads it once, so that a wrong tensor is named now, and writes a card that points
 * to it, and a pipeline of the same id, into the data folder. The checkpoint stays where it is.
 */
public final class ModelRegistrar {
    /** More context costs time and changes little, even where a deep network could see farther. */
    private static final int MOST_CONTEXT = 32;

    /** Not measured: what a network of 64 features at four times the size takes. */
    private static final long BYTES_PER_PIXEL = 16_000;

    private final ModelCatalog catalog;
    private final OwnFolder own;

    public ModelRegistrar(ModelCatalog catalog, DataFolder data) {
        this.catalog = catalog;
        this.own = new OwnFolder(data);
    }

    /**
     * Writes the card and the pipeline.
     *
     * @param config the architecture's arguments as text; whole numbers and {@code true}/{@code false} become such
     * @throws IllegalArgumentException when the id is taken
     * @throws studio.raim.engine.nn.WrongCheckpointException when a tensor does not fit; it names the first one
     */
    public ModelCard add(Path file, ModelId id, String architecture, Map<String, String> config) {
        if (catalog.find(id).isPresent()) {
            throw new IllegalArgumentException(OwnFolder.taken(id));
        }
        Architecture family = Architectures.named(architecture);
        Map<String, Object> arguments = new TreeMap<>();
        config.forEach((key, value) -> arguments.put(key, typed(value)));
        try (Checkpoint weights = Checkpoint.open(file);
                Network loaded =
                        Network.load(family.program(arguments), weights, Accelerator.of("cpu"), NumberType.FP32)) {
            return write(file.toRealPath(), id, family, arguments, loaded.numberType());
        } catch (IOException e) {
            throw new UncheckedIOException("The model %s could not be added: %s".formatted(id, e.getMessage()), e);
        }
    }

    private ModelCard write(
            Path file, ModelId id, Architecture family, Map<String, Object> arguments, NumberType checkedIn)
            throws IOException {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("id", id.value());
        card.put("title", id.value());
        card.put("summary", "Your own %s from %s.".formatted(family.name(), file.getFileName()));
        card.put("licence", Map.of("name", "unknown", "holder", "see where the file came from"));
        card.put("architecture", family.name());
        card.put("config", arguments);
        card.put("scale", family.scale(arguments));
        card.put("format", format(file).name());
        card.put("files", files(file));
        card.put("numberTypes", Map.of(checkedIn.name().toLowerCase(Locale.ROOT), Map.of()));
        card.put(
                "tiles",
                Map.of(
                        "context",
                        Math.min(MOST_CONTEXT, family.receptiveField(arguments)),
                        "bytesPerPixel",
                        BYTES_PER_PIXEL));
        Path draft = own.draft();
        try {
            own.publish(draft, id, id.value(), card);
        } finally {
            OwnFolder.delete(draft);
        }
        return catalog.card(id);
    }

    private static List<Map<String, Object>> files(Path file) throws IOException {
        return format(file) == ModelCard.Format.ncnn
                ? List.of(entry(file), entry(Path.of(file.toString().replaceFirst("\\.bin$", ".param"))))
                : List.of(entry(file));
    }

    private static Map<String, Object> entry(Path file) throws IOException {
        return OwnFolder.entry(file.toString(), file);
    }

    private static ModelCard.Format format(Path file) {
        String name = file.toString();
        return name.endsWith(".bin")
                ? ModelCard.Format.ncnn
                : name.endsWith(".safetensors") ? ModelCard.Format.safetensors : ModelCard.Format.pth;
    }

    private static Object typed(String value) {
        if (value.matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(value);
        }
        return value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
    }
}
