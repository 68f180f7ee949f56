package studio.raim.server.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import studio.raim.common.Refusal;
import studio.raim.server.photo.PhotoConfig;
import studio.raim.server.photo.SentAs;
import studio.raim.server.storage.BlobStore;
import studio.raim.server.storage.Sizes;

/** Unpacks zip files whose makers cannot be trusted: bounded in files, bytes and ratio, and never out of its folder. */
@ApplicationScoped
class Archives {
    private static final byte[] SIGNATURE = {'P', 'K', 3, 4};
    private static final byte[] EMPTY = {'P', 'K', 5, 6};
    /** No photo is compressed so well, but for pictures of one colour: these stay below the slack. */
    private static final int MOST_EXPANSION = 200;

    private static final long SLACK = 16L << 20;
    private static final int SENTENCES = 200;

    private final Arrivals arrivals;
    private final BlobStore store;
    private final PhotoConfig photos;
    private final UploadConfig config;

    Archives(Arrivals arrivals, BlobStore store, PhotoConfig photos, UploadConfig config) {
        this.arrivals = arrivals;
        this.store = store;
        this.photos = photos;
        this.config = config;
    }

    static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(SIGNATURE.length);
            return java.util.Arrays.equals(start, SIGNATURE) || java.util.Arrays.equals(start, EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an uploaded file", e);
        }
    }

    /**
     * Takes each photo; what is none is refused by itself.
     *
     * @param alive is told now and then that this goes on
     * @throws Refusal for the whole archive, if it is damaged, too large, or made to fill the disk
     */
    Outcome unpack(Upload upload, Path archive, Runnable alive) {
        List<Outcome.Taken> taken = new ArrayList<>();
        List<Outcome.Refused> refused = new ArrayList<>();
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            List<ZipArchiveEntry> entries = files(zip);
            long unpacked = 0;
            for (ZipArchiveEntry entry : entries) {
                try {
                    Path file = unpack(zip, entry, config.maxUnpackedBytes().asLongValue() - unpacked);
                    unpacked += Files.size(file);
                    taken.add(arrivals.take(upload, name(entry).in(upload.name().folder()), file));
                } catch (BombException bomb) {
                    throw bomb;
                } catch (Refusal refusal) {
                    if (Taking.passes(refusal)) {
                        throw refusal;
                    }
                    if (refused.size() < SENTENCES) {
                        refused.add(new Outcome.Refused(shown(entry), refusal.sentence()));
                    }
                }
                alive.run();
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "The zip file is damaged and cannot be unpacked; pack it again", damaged);
        }
        if (taken.isEmpty() && !refused.isEmpty()) {
            throw Refusal.unsupported("No file in this archive is a photo; the first one, %s: %s"
                    .formatted(refused.getFirst().name(), refused.getFirst().sentence()));
        }
        return new Outcome(taken, refused);
    }

    private List<ZipArchiveEntry> files(ZipFile zip) {
        List<ZipArchiveEntry> files = Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                .filter(entry -> !entry.isDirectory() && !clutter(entry.getName()))
                .toList();
        if (files.isEmpty()) {
            throw Refusal.invalid("The archive has no files; pack some photos");
        }
        if (files.size() > config.maxArchiveFiles()) {
            throw Refusal.tooLarge("The archive has %d files, and at most %d are taken at once; split it"
                    .formatted(files.size(), config.maxArchiveFiles()));
        }
        return files;
    }

    private Path unpack(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException {
        String path = entry.getName().replace('\\', '/');
        if (path.startsWith("/") || ("/" + path + "/").contains("/../")) {
            throw Refusal.invalid("Its path leads out of the archive; pack it again without '..'");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Refusal.unsupported("It is locked with a password; pack it again without one");
        }
        if (entry.isUnixSymlink() || !zip.canReadEntryData(entry)) {
            throw Refusal.unsupported("It is packed in a way that cannot be read here; pack it again as a plain zip");
        }
        long one = photos.maxBytes().asLongValue();
        long bound = Math.min(left, Math.max(SLACK, entry.getCompressedSize() * MOST_EXPANSION));
        try (InputStream in = zip.getInputStream(entry)) {
            return store.receive(in, Math.min(one, bound));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.TOO_LARGE && bound < one) {
                throw new BombException(bound);
            }
            throw refusal;
        }
    }

    private static SentAs name(ZipArchiveEntry entry) {
        String path = entry.getName().replace('\\', '/');
        int slash = path.lastIndexOf('/');
        return new SentAs(path.substring(0, Math.max(slash, 0)), path.substring(slash + 1));
    }

    private static String shown(ZipArchiveEntry entry) {
        SentAs name = name(entry);
        return name.folder().isEmpty() ? name.fileName() : name.folder() + "/" + name.fileName();
    }

    /** What systems put beside photos without being asked. */
    private static boolean clutter(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return path.startsWith("__MACOSX/")
                || name.startsWith("._")
                || name.equals(".ds_store")
                || name.equals("thumbs.db")
                || name.equals("desktop.ini");
    }

    /** The archive unpacks to more than any photos do. */
    private static final class BombException extends Refusal {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        BombException(long bound) {
            super(
                    Kind.TOO_LARGE,
                    "The archive unpacks to more than photos do (a file passed %s); unpack it yourself and send the photos"
                            .formatted(Sizes.human(bound)));
        }
    }
}
