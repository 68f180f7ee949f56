package studio.raim.server.storage;

import java.nio.file.Path;

/**
 * A folder of what was made from stored bytes and can be made again: cleaning deletes each entry whose bytes are gone.
 *
 * <p>Entries lie two levels deep under the SHA-256 of the bytes, {@code <folder>/ab/<sha256>…}; they are files or folders.
 */
@FunctionalInterface
public interface DerivedFiles {
    Path folder();
}
