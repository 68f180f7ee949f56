package studio.raim.server.photo.upload;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The first {@link #bytes} of the file that request number {@link #fence} wrote, at {@link #start} of the whole. */
@Entity
@Immutable
@IdClass(UploadPart.Key.class)
@Table(name = "upload_part")
class UploadPart extends PanacheEntityBase {
    record Key(UUID uploadId, long start) implements Serializable {}

    @Id
    @Column(name = "upload_id")
    UUID uploadId;

    @Id
    @Column
    long start;

    @Column
    long bytes;

    @Column
    int fence;
}
