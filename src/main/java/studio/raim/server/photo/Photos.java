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
    private final Gate gate;

    Photos(BlobStore store, Pictures pictures, Previews previews, Clock clock, PhotoConfig config, Gate gate) {
        this.store = store;
        this.pictures = pictures;
        this.previews = previews;
        this.clock = clock;
        this.config = config;
        this.gate = gate;
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
        return upload(owner, SentAs.named(fileName), moveable);
    }

    /** The same, from a folder; bytes that the person has already are the photo that they have already. */
    public Photo upload(PersonId owner, SentAs name, Path moveable) {
        Picture picture;
        try {
            picture = pictures.header(moveable);
        } catch (RuntimeException e) {
            store.discard(moveable);
            throw e;
        }
        // Kept before the row is looked for: what is in the store stays there long enough to be named by a row.
        BlobRef blob = store.putFile(moveable);
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Photo> known = known(owner, blob);
            if (known.isPresent()) {
                return known.get();
            }
            gate.charge(owner, blob.bytes());
            return once(new Photo(owner, blob, name, picture, now()));
        });
    }

    private static Optional<Photo> known(PersonId owner, BlobRef blob) {
        return Photo.find("ownerId = ?1 and sha256 = ?2 and deletedAt is null", owner.value(), blob.sha256())
                .firstResultOptional();
    }

    /** Of two uploads at once, the index {@code photo_once} lets one in; the other finds it. */
    private static Photo once(Photo photo) {
        Photo.getEntityManager()
                .createNativeQuery("""
                        insert into photo (id, owner_id, sha256, bytes, file_name, folder, format, width, height, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                        on conflict (owner_id, sha256) where deleted_at is null do nothing""")
                .setParameter(1, photo.id().value())
                .setParameter(2, photo.owner().value())
                .setParameter(3, photo.sha256())
                .setParameter(4, photo.bytes())
                .setParameter(5, photo.fileName())
                .setParameter(6, photo.folder())
                .setParameter(7, photo.format())
                .setParameter(8, photo.width())
                .setParameter(9, photo.height())
                .setParameter(10, photo.createdAt())
                .executeUpdate();
        return known(photo.owner(), photo.blob()).orElseThrow();
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

    /** How it was taken, as far as the file tells. */
    public Capture capture(Photo photo) {
        return pictures.capture(store.path(photo.blob()));
    }

    /** A JPEG whose longer side has at most {@code longSide} pixels; made once, then kept. */
    public Path preview(Photo photo, int longSide) {
        return previews.of(photo.blob(), longSide);
    }

    /** Hides a photo and what was made of it; false if this person has no such photo. */
    @Transactional
    public boolean delete(PersonId owner, PhotoId id) {
        Optional<Photo> photo = find(owner, id);
        Instant at = now();
        photo.ifPresent(p -> {
            p.delete(at);
            gate.announce(new PhotoRemoval(owner, id, at, false));
        });
        return photo.isPresent();
    }

    /**
     * Brings a deleted photo back, with all that went with it.
     *
     * @throws Refusal NOT_FOUND if it is gone for good, CONFLICT if the same photo was uploaded again meanwhile
     */
    @Transactional
    public Photo restore(PersonId owner, PhotoId id) {
        Photo photo = Photo.<Photo>find("id = ?1 and ownerId = ?2", id.value(), owner.value())
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("Photo %s is gone for good; upload it again".formatted(id)));
        photo.deletedAt().ifPresent(at -> {
            if (known(owner, photo.blob()).isPresent()) {
                throw Refusal.conflict("The same photo was uploaded again meanwhile; use that one");
            }
            gate.charge(owner, photo.bytes());
            photo.restore();
            gate.announce(new PhotoRemoval(owner, id, at, true));
        });
        return photo;
    }

    /** As exact as the database keeps it, so that the answer to an upload equals later ones. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
