package studio.raim.server.storage;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files beside the store: what was made from bytes that are gone, and what broken work left. */
@ApplicationScoped
class Leavings {
    private static final Pattern MADE_FROM = Pattern.compile("([0-9a-f]{64}).*");

    private final BlobStore store;
    private final CleaningConfig config;
    private final List<DerivedFiles> derived;

    Leavings(BlobStore store, CleaningConfig config, @All List<DerivedFiles> derived) {
        this.store = store;
        this.config = config;
        this.derived = derived;
    }

    /** Returns how many files and folders went, or would go. */
    int deleteDerived(boolean dryRun) {
        int gone = 0;
        for (DerivedFiles files : derived) {
            for (Path entry : entries(files.folder())) {
                if (isLeft(entry)) {
                    gone++;
                    if (!dryRun) {
                        deleteTree(entry);
                    }
                }
            }
        }
        return gone;
    }

    private boolean isLeft(Path entry) {
        Matcher name = MADE_FROM.matcher(String.valueOf(entry.getFileName()));
        return name.matches() ? !store.exists(name.group(1)) : older(entry);
    }

    /** What has another name is a file that was being written, maybe just now. */
    private boolean older(Path entry) {
        try {
            return Files.getLastModifiedTime(entry)
                    .toInstant()
                    .isBefore(Instant.now().minus(config.grace()));
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        for (Path inner : children(folder)) {
            entries.addAll(children(inner));
        }
        return entries;
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static void deleteTree(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }
}
