package studio.raim.server.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import studio.raim.common.Refusal;
import studio.raim.server.photo.SentAs;
import studio.raim.server.storage.BlobStore;

/** Takes a file that is wholly here: one photo, or all photos of an archive. */
@ApplicationScoped
class Taking {
    private static final Logger LOG = Logger.getLogger(Taking.class);

    private final UploadRows rows;
    private final UploadFiles files;
    private final BlobStore store;
    private final Arrivals arrivals;
    private final Archives archives;

    Taking(UploadRows rows, UploadFiles files, BlobStore store, Arrivals arrivals, Archives archives) {
        this.rows = rows;
        this.files = files;
        this.store = store;
        this.arrivals = arrivals;
        this.archives = archives;
    }

    /**
     * Does nothing if somebody else takes it, or has.
     *
     * @throws Refusal what the photo or the whole archive was refused for
     */
    void take(Upload upload) {
        rows.take(upload.id()).ifPresent(fence -> take(upload, fence));
    }

    private void take(Upload upload, int fence) {
        try {
            end(upload, fence, UploadState.TAKEN, outcome(upload, fence));
        } catch (Refusal refusal) {
            if (passes(refusal)) {
                rows.giveBack(upload.id(), fence);
            } else {
                SentAs name = upload.name();
                List<Outcome.Refused> why = List.of(new Outcome.Refused(name.fileName(), refusal.sentence()));
                end(upload, fence, UploadState.REFUSED, new Outcome(List.of(), why));
            }
            throw refusal;
        } catch (RuntimeException e) {
            LOG.warnf("Upload %s could not be taken and will be tried again: %s", upload.id(), e);
            rows.giveBack(upload.id(), fence);
            throw e;
        }
    }

    private Outcome outcome(Upload upload, int fence) {
        Path file = files.whole(upload.id(), rows.parts(upload.id()));
        try {
            if (Archives.isZip(file)) {
                return archives.unpack(upload, file, () -> rows.stillTaking(upload.id(), fence));
            }
            return new Outcome(List.of(arrivals.take(upload, upload.name(), file)), List.of());
        } finally {
            store.discard(file);
        }
    }

    private void end(Upload upload, int fence, UploadState state, Outcome outcome) {
        if (rows.end(upload.id(), fence, state, outcome)) {
            files.delete(upload.id());
        }
    }

    /** What is not the file's fault and may be otherwise in a minute. */
    static boolean passes(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNAVAILABLE, BUSY, NO_SPACE -> true;
            case INVALID, FORBIDDEN, NOT_FOUND, CONFLICT, TOO_LARGE, UNSUPPORTED -> false;
        };
    }
}
