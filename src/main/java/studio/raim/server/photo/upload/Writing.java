package studio.raim.server.photo.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.server.storage.BlobStore;

/** One request's bytes on their way to its own file: forced to the disk before they count. */
final class Writing {
    private static final int BUFFER = 1 << 16;
    /** A connection that breaks loses less than this. */
    private static final long COMMIT_EVERY = 8L << 20;

    private final Upload upload;
    private final int fence;
    private final FileChannel file;
    private final UploadRows rows;
    private final BlobStore store;
    private long written;
    private long committed;

    Writing(Upload upload, int fence, FileChannel file, UploadRows rows, BlobStore store) {
        this.upload = upload;
        this.fence = fence;
        this.file = file;
        this.rows = rows;
        this.store = store;
    }

    /** The last offset that counts. */
    long offset() {
        return upload.received + committed;
    }

    boolean empty() {
        return committed == 0;
    }

    /** Takes all that comes; what came before the connection broke counts. */
    void receive(InputStream in) throws IOException {
        try {
            copy(in, null, true);
        } finally {
            commit();
        }
    }

    /** Takes all or nothing. */
    void receive(InputStream in, MessageDigest digest, byte[] expected) throws IOException {
        copy(in, digest, false);
        if (!MessageDigest.isEqual(digest.digest(), expected)) {
            throw new ChecksumMismatchException(upload.id(), upload.received);
        }
        commit();
    }

    private void copy(InputStream in, @Nullable MessageDigest digest, boolean stepwise) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (upload.received + written + n > upload.length) {
                throw Refusal.tooLarge("The upload was announced with %d bytes, and more came; start it anew"
                        .formatted(upload.length));
            }
            if (digest != null) {
                digest.update(buffer, 0, n);
            }
            write(ByteBuffer.wrap(buffer, 0, n));
            if (stepwise && written - committed >= COMMIT_EVERY) {
                commit();
                store.requireSpace(0);
            }
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                written += file.write(bytes);
            }
        } catch (IOException e) {
            throw store.failed(e);
        }
    }

    private void commit() {
        if (written == committed) {
            return;
        }
        try {
            file.force(false);
        } catch (IOException e) {
            throw store.failed(e);
        }
        if (!rows.commit(upload.id(), fence, upload.received, written)) {
            throw Refusal.conflict("Another request went on with upload %s; ask where it stands, then go on from there"
                    .formatted(upload.id()));
        }
        committed = written;
    }
}
