package studio.raim.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much room a disk has. */
@FunctionalInterface
interface FreeSpace {
    /** Bytes that this process may still write where {@code directory} lies. */
    long bytes(Path directory);

    static long ofDisk(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask how much space is left under " + directory, e);
        }
    }
}
