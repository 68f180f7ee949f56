package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import studio.raim.common.DataFolder;
import studio.raim.server.storage.BlobRef;
import studio.raim.server.storage.BlobStore;
import studio.raim.server.storage.DerivedFiles;

/** Small JPEGs of large pictures under {@code <data>/previews}: a cache, which may be deleted at any time. */
@ApplicationScoped
public class Previews implements DerivedFiles {
    /** A few sizes only, so that a page cannot fill the disk by asking for each. */
    private static final int[] LONG_SIDES = {256, 512, 1024, 2048};

    /** Decoding takes memory by the megapixel: not for as many at once as there are requests. */
    private final Semaphore decoders = new Semaphore(2);

    private final BlobStore store;
    private final Pictures pictures;
    private final Path directory;

    Previews(BlobStore store, Pictures pictures, DataFolder data) {
        this.store = store;
        this.pictures = pictures;
        this.directory = data.path().resolve("previews");
    }

    @Override
    public Path folder() {
        return directory;
    }

    /** A JPEG of any stored picture, at the next larger size that is kept; never larger than the picture. */
    public Path of(BlobRef blob, int longSide) {
        int size = size(longSide);
        Path file =
                directory.resolve(blob.sha256().substring(0, 2)).resolve("%s-%d.jpg".formatted(blob.sha256(), size));
        if (!Files.isRegularFile(file)) {
            make(blob, size, file);
        }
        return file;
    }

    private void make(BlobRef blob, int size, Path file) {
        decoders.acquireUninterruptibly();
        try {
            if (Files.isRegularFile(file)) {
                return;
            }
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "new", ".tmp");
            try {
                Files.write(fresh, pictures.preview(store.path(blob), size));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a preview of blob " + blob.sha256(), e);
        } finally {
            decoders.release();
        }
    }

    private static int size(int wanted) {
        for (int size : LONG_SIDES) {
            if (size >= wanted) {
                return size;
            }
        }
        return LONG_SIDES[LONG_SIDES.length - 1];
    }
}
