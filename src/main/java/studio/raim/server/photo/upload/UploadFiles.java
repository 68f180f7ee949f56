package studio.raim.server.photo.upload;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import studio.raim.common.DataFolder;
import studio.raim.common.UploadId;
import studio.raim.server.storage.BlobStore;

/** The bytes of uploads under {@code <data>/incoming/<upload>/<fence>}: a file for each request, so none writes into another's. */
@ApplicationScoped
class UploadFiles {
    private final Path incoming;
    private final BlobStore store;

    UploadFiles(DataFolder data, BlobStore store) {
        this.incoming = data.path().resolve("incoming");
        this.store = store;
    }

    Path part(UploadId id, int fence) {
        return incoming.resolve(id.toString()).resolve(Integer.toString(fence));
    }

    FileChannel open(UploadId id, int fence) throws IOException {
        Path file = part(id, fence);
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, WRITE, java.nio.file.StandardOpenOption.CREATE, TRUNCATE_EXISTING);
    }

    /** The whole file under a temporary name of the blob store; the parts stay, in case that the taking is hindered. */
    Path whole(UploadId id, List<UploadPart> parts) {
        Path file = store.temporaryFile();
        boolean done = false;
        try {
            if (parts.size() == 1 && Files.size(part(id, parts.getFirst().fence)) == parts.getFirst().bytes) {
                linkOrCopy(part(id, parts.getFirst().fence), file);
            } else {
                join(id, parts, file);
            }
            done = true;
            return file;
        } catch (IOException e) {
            throw store.failed(e);
        } finally {
            if (!done) {
                store.discard(file);
            }
        }
    }

    private void join(UploadId id, List<UploadPart> parts, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, WRITE)) {
            for (UploadPart part : parts) {
                try (FileChannel in = FileChannel.open(part(id, part.fence), READ)) {
                    long done = 0;
                    while (done < part.bytes) {
                        long moved = in.transferTo(done, part.bytes - done, out);
                        if (moved == 0) {
                            throw new IOException("Part %d of upload %s is cut off".formatted(part.fence, id));
                        }
                        done += moved;
                    }
                }
            }
        }
    }

    /** A second name costs nothing; only its writer ever wrote to this file, and it has ended. */
    private static void linkOrCopy(Path part, Path file) throws IOException {
        Files.delete(file);
        try {
            Files.createLink(file, part);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinksHere) {
            Files.copy(part, file);
        }
    }

    void delete(UploadId id) {
        deleteTree(incoming.resolve(id.toString()));
    }

    /** Folders of uploads, by the names of their ids. */
    List<Path> folders() {
        if (!Files.isDirectory(incoming)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(incoming)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + incoming, e);
        }
    }

    static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }
}
