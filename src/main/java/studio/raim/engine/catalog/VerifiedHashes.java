package studio.raim.engine.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Sha256;

/** Hashes of files, remembered in a small file for as long as the hashed file keeps its size and time. */
final class VerifiedHashes {
    private static final String MEMO = ".verified-";

    private final @Nullable Path folder;

    VerifiedHashes(Path folder) {
        this.folder = folder;
    }

    private VerifiedHashes() {
        this.folder = null;
    }

    /** Remembers nothing: reads every byte. */
    static VerifiedHashes forgetful() {
        return new VerifiedHashes();
    }

    Sha256 of(Path file) {
        try {
            if (folder == null) {
                return Sha256.of(file);
            }
            String stamp = "%s %d %s".formatted(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file));
            Path memo = folder.resolve(MEMO + file.getFileName());
            List<String> lines = Files.exists(memo) ? Files.readAllLines(memo) : List.of();
            if (lines.size() == 2 && lines.get(0).equals(stamp)) {
                return new Sha256(lines.get(1));
            }
            Sha256 hash = Sha256.of(file);
            remember(memo, stamp + "\n" + hash + "\n");
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The memo saves time and nothing else: without room or rights to write it, the next start hashes again. */
    private static void remember(Path memo, String text) {
        try {
            Files.createDirectories(memo.getParent());
            Path draft = Files.createTempFile(memo.getParent(), MEMO, ".part");
            try {
                Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
                Files.move(draft, memo, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            System.getLogger(VerifiedHashes.class.getName()).log(System.Logger.Level.DEBUG, "No memo of a hash", e);
        }
    }
}
