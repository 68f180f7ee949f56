package studio.raim.server.photo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;
import studio.raim.server.storage.BlobRef;
import studio.raim.server.storage.BlobStore;

/** Everybody's photos; each person reaches only their own. */
@ApplicationScoped
public class Photos {
    private final BlobStore store;
    private final Pictures pictures;
    private final Previews previews;
    private final Clock clock;
    private final PhotoConfig config;
    private final Quotas quotas;

    Photos(BlobStore store, Pictures pictures, Previews previews, Clock clock, PhotoConfig config, Quotas quotas) {
        this.store = store;
        this.pictures = pictures;
        this.previews = previews;
        this.clock = clock;
        this.config = config;
        this.quotas = quotas;
    }

    /**
     * Keeps a photo; its header is read before anything is kept, and nothing is kept if it is refused.
     *
     * @throws Refusal TOO_LARGE, UNSUPPORTED, INVALID, NO_SPACE, or CONFLICT beyond the person's quota, with a sentence for the person
     */
    public Photo upload(PersonId owner, String fileName, InputStream in) {
        Path file = store.receive(in, config.maxBytes().asLongValue());
        return upload(owner, fileName, file);
    }

    /** Keeps a finished file, which is taken away from where it was, also when it is refused. */
    public Photo upload(PersonId owner, String fileName, Path moveable) {
        Picture picture;
        try {
            picture = pictures.header(moveable);
        } catch (RuntimeException e) {
            store.discard(moveable);
            throw e;
        }
        BlobRef blob = store.putFile(moveable);
        Photo photo = new Photo(owner, blob, FileNames.safe(fileName), picture, now());
        QuarkusTransaction.requiringNew().run(() -> {
            quotas.require(owner, QuotaKind.STORAGE_BYTES, (double) blob.bytes());
            photo.persist();
        });
        return photo;
    }

    /** Empty if there is no such photo, it was deleted, or it is somebody else's. */
    @Transactional
    public Optional<Photo> find(PersonId owner, PhotoId id) {
        return Photo.find("id = ?1 and ownerId = ?2 and deletedAt is null", id.value(), owner.value())
                .firstResultOptional();
    }

    /** As {@link #find}, for callers that cannot go on without it. */
    public Photo get(PersonId owner, PhotoId id) {
        return find(owner, id)
                .orElseThrow(() -> Refusal.notFound("You have no photo %s; it may have been deleted".formatted(id)));
    }

    /** A person's photos, newest first. */
    @Transactional
    public List<Photo> list(PersonId owner, int limit) {
        return Photo.find("ownerId = ?1 and deletedAt is null order by createdAt desc, id", owner.value())
                .page(0, limit)
                .list();
    }

    /** The bytes as they were uploaded. */
    public Path original(Photo photo) {
        return store.path(photo.blob());
    }

    /** A JPEG whose longer side has at most {@code longSide} pixels; made once, then kept. */
    public Path preview(Photo photo, int longSide) {
        return previews.of(photo.blob(), longSide);
    }

    /** False if this person has no such photo. */
    @Transactional
    public boolean delete(PersonId owner, PhotoId id) {
        Optional<Photo> photo = find(owner, id);
        photo.ifPresent(p -> p.delete(now()));
        return photo.isPresent();
    }

    /** As exact as the database keeps it, so that the answer to an upload equals later ones. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
