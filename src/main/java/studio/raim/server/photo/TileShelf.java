package studio.raim.server.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of packed tiles, {@code ab/<sha256>-coarse.tiles} and {@code …-exact.tiles}, kept below a number of bytes. */
final class TileShelf {
    private static final Duration NOTE_EVERY = Duration.ofHours(1);

    /** The two files of a picture: the small levels are ready long before the picture itself. */
    enum Part {
        COARSE,
        EXACT
    }

    private record Pack(Path file, long bytes, FileTime lookedAt) {}

    private final Path folder;
    private final long keep;

    TileShelf(Path folder, long keep) {
        this.folder = folder;
        this.keep = keep;
    }

    Path file(String sha256, Part part) {
        String name = "%s-%s.tiles".formatted(sha256, part == Part.EXACT ? "exact" : "coarse");
        return folder.resolve(sha256.substring(0, 2)).resolve(name);
    }

    /** Notes that somebody looks at these tiles. */
    void looked(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(NOTE_EVERY))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    /** Deletes what nobody has looked at for longest until the rest fits; never {@code fresh}. */
    void tidy(String fresh) {
        List<Pack> packs = packs();
        long bytes = packs.stream().mapToLong(Pack::bytes).sum();
        for (Pack pack : packs) {
            if (bytes <= keep) {
                return;
            }
            if (!pack.file().getFileName().toString().startsWith(fresh)) {
                delete(pack.file());
                bytes -= pack.bytes();
            }
        }
    }

    private List<Pack> packs() {
        List<Pack> packs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(file -> file.toString().endsWith(".tiles")).forEach(file -> add(file, packs));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
        packs.sort(Comparator.comparing(Pack::lookedAt));
        return packs;
    }

    private static void add(Path file, List<Pack> packs) {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            packs.add(new Pack(file, facts.size(), facts.lastModifiedTime()));
        } catch (IOException deletedMeanwhile) {
            return;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }
}
