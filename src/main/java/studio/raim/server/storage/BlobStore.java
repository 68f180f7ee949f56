package studio.raim.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import studio.raim.common.Refusal;

/**
 * Keeps bytes under the SHA-256 of their content: the same bytes are kept once, and what is there is complete.
 *
 * <p>All methods may be called by several threads and by several processes that share the store.
 */
public interface BlobStore {
    /**
     * Keeps what the stream holds.
     *
     * @throws Refusal TOO_LARGE beyond {@code maxBytes}, NO_SPACE if the disk is full; nothing is kept then
     */
    BlobRef put(InputStream in, long maxBytes);

    /** Keeps a finished file and takes it away from where it was: best one from {@link #temporaryFile()}. */
    BlobRef putFile(Path moveable);

    /**
     * The bytes, from their beginning; the caller closes the stream.
     *
     * @throws Refusal NOT_FOUND if they are not in the store
     */
    InputStream open(String sha256);

    /**
     * A local file with these bytes, to be read only.
     *
     * @throws Refusal NOT_FOUND if they are not in the store
     */
    Path path(String sha256);

    boolean exists(String sha256);

    /** A new empty file that can be moved into the store without a copy: put it, or {@link #discard} it. */
    Path temporaryFile();

    /**
     * Writes the stream to a {@link #temporaryFile()}, for looking at it before it is kept.
     *
     * @throws Refusal TOO_LARGE beyond {@code maxBytes}, NO_SPACE if the disk is full; nothing is left then
     */
    Path receive(InputStream in, long maxBytes);

    /**
     * Returns if so many more bytes have room.
     *
     * @throws Refusal NO_SPACE
     */
    void requireSpace(long bytes);

    /** What an error means that happened while a temporary file was written: NO_SPACE when the disk is full. */
    RuntimeException failed(IOException e);

    /** Deletes a file that is not to be kept. */
    void discard(Path temporary);

    /**
     * Blobs that nobody has put for {@code grace}, with the first byte of their hash being {@code stripe}, 0 to 255.
     *
     * <p>Whoever puts bytes again keeps them: they count as new, whether or not they were there.
     */
    List<BlobRef> idle(int stripe, Duration grace);

    /** Deletes a blob, unless somebody has put it within {@code grace}; false if it stays. */
    boolean deleteIdle(BlobRef blob, Duration grace);

    /** Deletes temporary files that nobody has written to for {@code grace}; returns their bytes. */
    long deleteTemporary(Duration grace);

    default InputStream open(BlobRef ref) {
        return open(ref.sha256());
    }

    default Path path(BlobRef ref) {
        return path(ref.sha256());
    }
}
