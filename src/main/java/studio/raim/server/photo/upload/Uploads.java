package studio.raim.server.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.common.UploadId;
import studio.raim.server.photo.PhotoArrival;
import studio.raim.server.storage.BlobStore;

/** Files on their way in, in as many requests as it takes; each person reaches only their own. */
@ApplicationScoped
public class Uploads {
    private final UploadRows rows;
    private final UploadFiles files;
    private final Taking taking;
    private final BlobStore store;
    private final Limits limits;

    Uploads(UploadRows rows, UploadFiles files, Taking taking, BlobStore store, Limits limits) {
        this.rows = rows;
        this.files = files;
        this.taking = taking;
        this.store = store;
        this.limits = limits;
    }

    /**
     * Makes room for a file of {@code length} bytes; creating again under the same {@code key} finds the first.
     *
     * @param metadata {@code filename}, {@code folder}, {@code key} and what {@link PhotoArrival} understands
     * @throws Refusal before any byte is sent, if the file could not be taken
     */
    public Upload create(PersonId owner, long length, Map<String, String> metadata) {
        limits.require(owner, length, metadata);
        store.requireSpace(length);
        return rows.create(owner, length, metadata);
    }

    /**
     * How an upload stands.
     *
     * @throws Refusal NOT_FOUND, also when it expired
     */
    public Upload get(PersonId owner, UploadId id) {
        return rows.find(owner, id)
                .orElseThrow(() ->
                        Refusal.notFound("You have no upload %s; it may have expired, start it anew".formatted(id)));
    }

    /**
     * Goes on at {@code offset}; the request that brings the last byte also takes the file.
     *
     * @return the offset to go on from
     * @throws Refusal CONFLICT if the upload stands elsewhere or another request went on with it; what a photo or an
     *     archive is refused for
     */
    public long append(PersonId owner, UploadId id, long offset, InputStream in, @Nullable Checksum checksum)
            throws IOException {
        Upload upload = get(owner, id);
        if (upload.state == UploadState.RECEIVING) {
            long reached = write(upload, offset, in, checksum);
            if (reached < upload.length) {
                return reached;
            }
        } else if (offset != upload.length) {
            throw elsewhere(upload, offset);
        }
        taking.take(upload);
        return upload.length;
    }

    /** Gives an upload up; what was taken stays. */
    public void delete(PersonId owner, UploadId id) {
        get(owner, id);
        rows.delete(id);
        files.delete(id);
    }

    private long write(Upload upload, long offset, InputStream in, @Nullable Checksum checksum) throws IOException {
        int fence = rows.claim(upload.id(), offset).orElseThrow(() -> elsewhere(upload, offset));
        Writing writing;
        try (FileChannel file = files.open(upload.id(), fence)) {
            writing = new Writing(upload, fence, file, rows, store);
            try {
                if (checksum == null) {
                    writing.receive(in);
                } else {
                    writing.receive(in, checksum.digest(), checksum.expected());
                }
            } finally {
                if (writing.empty()) {
                    store.discard(files.part(upload.id(), fence));
                }
            }
        }
        return writing.offset();
    }

    private static Refusal elsewhere(Upload upload, long offset) {
        return Refusal.conflict("Upload %s is %s at offset %d, not %d; ask where it stands, then go on from there"
                .formatted(upload.id(), upload.state.name().toLowerCase(Locale.ROOT), upload.received, offset));
    }
}
