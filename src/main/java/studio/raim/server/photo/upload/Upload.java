package studio.raim.server.photo.upload;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.UploadId;
import studio.raim.server.photo.SentAs;

/** A file on its way in, as its row was read; changes are guarded statements of {@link UploadRows}. */
@Entity
@Immutable
@Table(name = "upload")
public class Upload extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "owner_id")
    UUID ownerId;

    @Column
    @Nullable
    String key;

    @Column
    long length;

    @Column
    long received;

    @Column
    int fence;

    @Column
    @Enumerated(EnumType.STRING)
    UploadState state;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> metadata;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Outcome outcome;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    protected Upload() {}

    Upload(PersonId owner, long length, Map<String, String> metadata, Instant now, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.ownerId = owner.value();
        this.key = metadata.get("key");
        this.length = length;
        this.state = UploadState.RECEIVING;
        this.metadata = metadata;
        this.createdAt = now;
        this.changedAt = now;
        this.expiresAt = expiresAt;
    }

    public UploadId id() {
        return new UploadId(id);
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    /** Bytes of the whole file. */
    public long length() {
        return length;
    }

    /** Bytes that are here for good. */
    public long received() {
        return received;
    }

    public UploadState state() {
        return state;
    }

    /** As the sender gave it; {@link SentAs} makes names of it. */
    public Map<String, String> metadata() {
        return metadata;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Empty lists until the file was taken or refused. */
    public Outcome outcome() {
        return outcome == null ? Outcome.NONE : outcome;
    }

    SentAs name() {
        return name(metadata);
    }

    static SentAs name(Map<String, String> metadata) {
        return new SentAs(metadata.getOrDefault("folder", ""), metadata.getOrDefault("filename", "photo"));
    }
}
