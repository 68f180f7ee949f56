package studio.raim.server.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.common.Sha256;

/**
 * Blobs under {@code <root>/sha256/ab/cd/abcd…}: written to a temporary name, forced to the disk, then renamed, so a
 * name that exists always has all of its bytes, also after the power failed.
 */
final class DirectoryBlobStore implements BlobStore {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;
    private static final int CHECK_SPACE_EVERY = 1 << 24;

    private final Path blobs;
    private final Path temporary;
    private final FreeSpace freeSpace;
    private final long keepFree;
    private final Stripes stripes;

    DirectoryBlobStore(Path root, FreeSpace freeSpace, long keepFree) {
        this.blobs = root.resolve("sha256");
        this.temporary = root.resolve("tmp");
        this.freeSpace = freeSpace;
        this.keepFree = keepFree;
        try {
            Files.createDirectories(blobs);
            Files.createDirectories(temporary);
            stripes = new Stripes(root.resolve("lock"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the blob store under " + root, e);
        }
    }

    @Override
    public BlobRef put(InputStream in, long maxBytes) {
        return putFile(receive(in, maxBytes));
    }

    @Override
    public Path receive(InputStream in, long maxBytes) {
        Path file = temporaryFile();
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(in, out, maxBytes);
            whole = true;
            return file;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            if (!whole) {
                discard(file);
            }
        }
    }

    @Override
    public BlobRef putFile(Path moveable) {
        try {
            requireSpace(0);
            return publish(moveable, Sha256.of(moveable).hex(), Files.size(moveable));
        } catch (IOException e) {
            throw failed(e);
        } finally {
            discard(moveable);
        }
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return Files.newInputStream(path(sha256));
        } catch (NoSuchFileException e) {
            throw missing(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read blob " + sha256, e);
        }
    }

    @Override
    public Path path(String sha256) {
        Path file = address(sha256);
        if (!Files.isRegularFile(file)) {
            throw missing(sha256);
        }
        return file;
    }

    @Override
    public boolean exists(String sha256) {
        return isDigest(sha256) && Files.isRegularFile(address(sha256));
    }

    @Override
    public Path temporaryFile() {
        try {
            return Files.createTempFile(temporary, "new", ".tmp");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void copy(InputStream in, OutputStream out, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        long checkSpaceAt = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (total + n > maxBytes) {
                throw Refusal.tooLarge(
                        "The file is larger than the limit of %s; send a smaller one".formatted(Sizes.human(maxBytes)));
            }
            if (total >= checkSpaceAt) {
                requireSpace(0);
                checkSpaceAt += CHECK_SPACE_EVERY;
            }
            out.write(buffer, 0, n);
            total += n;
        }
    }

    private BlobRef publish(Path file, String sha256, long bytes) throws IOException {
        Path address = address(sha256);
        if (!Files.isRegularFile(address)) {
            force(file, WRITE);
        }
        boolean added = stripes.locked(sha256, () -> place(file, address));
        if (added) {
            // The new name is an entry of its directory, which has to reach the disk as well.
            force(Objects.requireNonNull(address.getParent()), READ);
        }
        return new BlobRef(sha256, bytes);
    }

    /** Bytes that are there already become new again, so that cleaning leaves them alone; false if they were there. */
    private boolean place(Path file, Path address) throws IOException {
        FileTime now = FileTime.from(Instant.now());
        if (Files.isRegularFile(address)) {
            Files.setLastModifiedTime(address, now);
            return false;
        }
        Files.createDirectories(Objects.requireNonNull(address.getParent()));
        Files.setLastModifiedTime(file, now);
        move(file, address);
        return true;
    }

    @Override
    public List<BlobRef> idle(int stripe, Duration grace) {
        Path directory = blobs.resolve("%02x".formatted(stripe));
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<BlobRef> idle = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory, 2)) {
            for (Path file : files.filter(file -> isDigest(name(file))).toList()) {
                if (older(file, grace)) {
                    idle.add(new BlobRef(name(file), Files.size(file)));
                }
            }
            return idle;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }

    @Override
    public boolean deleteIdle(BlobRef blob, Duration grace) {
        Path file = address(blob.sha256());
        try {
            return stripes.locked(blob.sha256(), () -> older(file, grace) && Files.deleteIfExists(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete blob " + blob.sha256(), e);
        }
    }

    @Override
    public long deleteTemporary(Duration grace) {
        long bytes = 0;
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (older(file, grace)) {
                    bytes += Files.size(file);
                    Files.deleteIfExists(file);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + temporary, e);
        }
    }

    private static boolean older(Path file, Duration than) throws IOException {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(than));
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void move(Path file, Path address) throws IOException {
        if (Files.getFileStore(file).equals(Files.getFileStore(blobs))) {
            Files.move(file, address, ATOMIC_MOVE);
            return;
        }
        Path near = temporaryFile();
        try {
            Files.copy(file, near, REPLACE_EXISTING);
            force(near, WRITE);
            Files.move(near, address, ATOMIC_MOVE);
        } finally {
            discard(near);
        }
    }

    private static void force(Path path, OpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private Path address(String sha256) {
        if (!isDigest(sha256)) {
            throw missing(sha256);
        }
        return blobs.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    @Override
    public void requireSpace(long bytes) {
        long free = freeSpace.bytes(temporary);
        if (free - bytes < keepFree) {
            throw noSpace(free, null);
        }
    }

    /** An I/O error on a disk that is as good as full means that it is full: the system's own message varies. */
    @Override
    public RuntimeException failed(IOException e) {
        long free = freeSpace.bytes(temporary);
        return free < Math.max(keepFree, BUFFER)
                ? noSpace(free, e)
                : new UncheckedIOException("Cannot write to the blob store under " + blobs, e);
    }

    private Refusal noSpace(long free, @Nullable IOException cause) {
        String sentence =
                "The server's disk is full (%s left), so nothing could be written. Ask the administrator to free some space, then try again."
                        .formatted(Sizes.human(free));
        return cause == null ? Refusal.noSpace(sentence) : new Refusal(Refusal.Kind.NO_SPACE, sentence, cause);
    }

    private static Refusal missing(String sha256) {
        return Refusal.notFound("The stored bytes %s are not there any more".formatted(sha256));
    }

    @Override
    public void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftForTheNextStart) {
            file.toFile().deleteOnExit();
        }
    }
}
