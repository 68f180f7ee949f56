package studio.raim.server.photo;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.server.storage.BlobRef;

/** One uploaded photo of one person; its bytes are in the blob store. */
@Entity
@Table(name = "photo")
public class Photo extends PanacheEntityBase {
    @Id
    private UUID id;

    @Column(name = "owner_id", nullable = false)
    private UUID ownerId;

    @Column(nullable = false)
    private String sha256;

    @Column(nullable = false)
    private long bytes;

    @Column(name = "file_name", nullable = false)
    private String fileName;

    @Column(nullable = false)
    private String folder;

    @Column(nullable = false)
    private String format;

    @Column(nullable = false)
    private int width;

    @Column(nullable = false)
    private int height;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    protected Photo() {}

    Photo(PersonId owner, BlobRef blob, SentAs name, Picture picture, Instant now) {
        this.id = UUID.randomUUID();
        this.ownerId = owner.value();
        this.sha256 = blob.sha256();
        this.bytes = blob.bytes();
        this.fileName = name.fileName();
        this.folder = name.folder();
        this.format = picture.format();
        this.width = picture.width();
        this.height = picture.height();
        this.createdAt = now;
    }

    public PhotoId id() {
        return new PhotoId(id);
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    public BlobRef blob() {
        return new BlobRef(sha256, bytes);
    }

    public String sha256() {
        return sha256;
    }

    public long bytes() {
        return bytes;
    }

    /** As its owner called it, safe to show and to offer as a download's name; never a path. */
    public String fileName() {
        return fileName;
    }

    /** Where it lay when it was first sent, such as {@code 2019/Crete}; empty for no folder. */
    public String folder() {
        return folder;
    }

    /** Such as {@code jpeg} or {@code png}. */
    public String format() {
        return format;
    }

    /** Pixels from left to right as displayed. */
    public int width() {
        return width;
    }

    /** Pixels from top to bottom as displayed. */
    public int height() {
        return height;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }
}
