package studio.raim.server.job;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import studio.raim.server.storage.BlobRef;

/**
 * A restoration's row, as it is inserted and read.
 *
 * <p>Immutable on purpose: each change is a guarded statement ({@link Attempts}, {@link Jobs}), never a dirty field.
 */
@Entity
@Immutable
@Table(name = "job")
class Job extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "photo_id")
    UUID photoId;

    @Column(name = "photo_name")
    String photoName;

    /** Where this copy of the photo lay; the same photo may have been sent from several folders. */
    @Column
    String folder;

    @Column
    double megapixels;

    @Column
    String pipeline;

    @Column
    int priority;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    JobOptions options;

    @Column
    String pool;

    @Column
    @Enumerated(EnumType.STRING)
    JobState state;

    @Column
    long cost;

    @Column
    long tag;

    @Column
    long rank;

    @Column
    int attempt;

    @Column
    double progress;

    @Column
    @Nullable
    String stage;

    @Column
    @Nullable
    Integer tile;

    @Column
    @Nullable
    Integer tiles;

    @Column
    @Nullable
    String node;

    @Column
    @Nullable
    String device;

    @Column(name = "queued_at")
    Instant queuedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Column(name = "lost_workers")
    int lostWorkers;

    @Column
    @Nullable
    String error;

    @Column(name = "result_sha256")
    @Nullable
    String resultSha256;

    @Column(name = "result_bytes")
    @Nullable
    Long resultBytes;

    @Column(name = "result_format")
    @Nullable
    String resultFormat;

    @Column(name = "result_file_name")
    @Nullable
    String resultFileName;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String provenance;

    @Column
    @Nullable
    UUID predecessor;

    /** The result; the constraint {@code job_done_has_a_result} knows no half of one. */
    Optional<Download> download() {
        if (resultSha256 == null || resultBytes == null || resultFormat == null || resultFileName == null) {
            return Optional.empty();
        }
        return Optional.of(new Download(new BlobRef(resultSha256, resultBytes), resultFormat, resultFileName));
    }
}
