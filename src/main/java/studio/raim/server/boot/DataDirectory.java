package studio.raim.server.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The data directory, held by this process alone. */
final class DataDirectory implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Creates the directory where it is missing and takes its lock, which the system drops when the process ends. */
    static DataDirectory open(Path path) throws CannotStartException {
        try {
            if (!Files.isDirectory(path)) {
                // People's photos: nobody else on this machine looks at them.
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path file = path.resolve("raim.lock");
            FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
            if (!locked(channel)) {
                String holder = read(channel);
                channel.close();
                throw new CannotStartException(
                        "Another RAIM Studio (process %s) already uses %s: stop it first, or choose another directory with --data."
                                .formatted(holder, path));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The data directory %s cannot be used (%s): choose another with --data.".formatted(path, e), e);
        }
    }

    Path path() {
        return path;
    }

    /** A secret of this installation in {@code <data>/<name>}: random when first asked for, then always the same. */
    String secret(String name) throws CannotStartException {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(
                        path,
                        name,
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStartException("The secret in %s cannot be read or made (%s).".formatted(file, e), e);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), UTF_8).strip();
    }
}
