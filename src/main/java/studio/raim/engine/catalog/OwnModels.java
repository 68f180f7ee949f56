package studio.raim.engine.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.onnx.OnnxFindings;
import studio.raim.engine.nn.onnx.OnnxInspection;
import studio.raim.engine.nn.onnx.OnnxQuestion;
import studio.raim.engine.nn.onnx.UnusableModelException;

/**
 * Takes people's own ONNX networks into use: tries the file, and writes a card and a pipeline of one stage, or asks for what
 * trying did not show.
 */
public final class OwnModels {
    /** Looking farther costs time and changes little. */
    private static final int MOST_CONTEXT = 32;

    /** Not measured: what a network of 64 features at four times the size takes. */
    private static final long BYTES_PER_PIXEL = 16_000;

    private static final int LONGEST_ID = 64;

    private final ModelCatalog catalog;
    private final OwnFolder own;

    public OwnModels(ModelCatalog catalog, DataFolder data) {
        this.catalog = catalog;
        this.own = new OwnFolder(data);
    }

    /** What becomes of the file. */
    public enum Placement {
        /** The model gets a copy of its own; the file may go. */
        COPY,
        /** The card points to the file, which must stay where it is. */
        IN_PLACE
    }

    /** How taking a network into use ended. */
    public sealed interface Registration {
        /**
         * The model and the pipeline of its id are there.
         *
         * @param context input pixels around a place that its result notably depends on
         */
        record Added(ModelCard card, int context) implements Registration {
            /** What the sides of its tiles are multiples of. */
            public int sizeMultiple() {
                return OnnxCards.sizeMultiple(card);
            }
        }

        /** Nothing was written; ask a person, and register again with the answers. */
        record Asked(List<Question> questions) implements Registration {
            public Asked {
                questions = List.copyOf(questions);
            }
        }
    }

    /**
     * What trying a network did not show.
     *
     * @param key of the answer
     * @param sentence for the person who is asked
     * @param choices that are taken as answers, the most likely first
     */
    public record Question(String key, String sentence, List<String> choices) {
        public Question {
            choices = List.copyOf(choices);
        }

        private static Question of(OnnxQuestion asked) {
            return new Question(asked.key(), asked.sentence(), asked.choices());
        }
    }

    /**
     * Tries the network, which takes from seconds to minutes, and adds it.
     *
     * @param title for people
     * @param answers to the questions of an earlier call, by their key
     * @throws UnusableWeightsException when the file is no network that restores photographs here
     * @throws IllegalArgumentException when the id is taken, or an answer is none of the choices
     */
    public Registration register(
            Path file, ModelId id, String title, Map<String, String> answers, Placement placement) {
        requireFree(id);
        try {
            return switch (new OnnxInspection(Accelerator.of("cpu")).inspect(file, answers)) {
                case OnnxInspection.Outcome.Unclear unclear ->
                    new Registration.Asked(
                            unclear.questions().stream().map(Question::of).toList());
                case OnnxInspection.Outcome.Clear clear -> add(file, id, title, clear.findings(), placement);
            };
        } catch (UnusableModelException e) {
            throw new UnusableWeightsException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The model %s could not be added: %s".formatted(id, e.getMessage()), e);
        }
    }

    private Registration add(Path file, ModelId id, String title, OnnxFindings found, Placement placement)
            throws IOException {
        Path draft = own.draft();
        try {
            String name = file.toRealPath().toString();
            if (placement == Placement.COPY) {
                name = "model.onnx";
                Files.copy(file, draft.resolve(name));
            }
            requireFree(id);
            own.publish(draft, id, title, card(id, title, found, OwnFolder.entry(name, draft.resolve(name))));
        } finally {
            OwnFolder.delete(draft);
        }
        return new Registration.Added(catalog.card(id), found.context());
    }

    private static Map<String, Object> card(
            ModelId id, String title, OnnxFindings found, Map<String, Object> fileEntry) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("id", id.value());
        card.put("title", title);
        card.put("summary", "A network of your own, from an ONNX file.");
        card.put("licence", Map.of("name", "unknown", "holder", "see where the file came from"));
        card.put("architecture", ModelCard.ONNX);
        card.put("config", OnnxCards.config(found));
        card.put("scale", found.scale());
        card.put("range", found.range());
        card.put("format", ModelCard.Format.onnx.name());
        card.put("files", List.of(fileEntry));
        card.put("numberTypes", Map.of("fp32", Map.of()));
        card.put("tiles", Map.of("context", Math.min(MOST_CONTEXT, found.context()), "bytesPerPixel", BYTES_PER_PIXEL));
        return card;
    }

    private void requireFree(ModelId id) {
        if (catalog.find(id).isPresent()) {
            throw new IllegalArgumentException(OwnFolder.taken(id));
        }
    }

    /** Whether the model was added here, and did not come with the product. */
    public boolean isOwn(ModelId id) {
        return own.has(id);
    }

    /**
     * Removes a model of one's own, its copy and its pipeline; a file that was registered in place stays.
     *
     * @throws IllegalArgumentException when it is none
     */
    public void remove(ModelId id) {
        if (!isOwn(id)) {
            throw new IllegalArgumentException("%s is no model that was added here".formatted(id));
        }
        try {
            own.remove(id);
        } catch (IOException e) {
            throw new UncheckedIOException("The model %s could not be removed: %s".formatted(id, e.getMessage()), e);
        }
    }

    /** An id made of a file's name; a person may choose another. */
    public static String suggestedId(String fileName) {
        String stem = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.onnx$", "");
        String safe = stem.replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[^a-z0-9]+", "");
        return safe.isEmpty() ? "own-model" : safe.substring(0, Math.min(LONGEST_ID, safe.length()));
    }
}
