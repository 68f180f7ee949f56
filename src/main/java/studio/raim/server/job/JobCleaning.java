package studio.raim.server.job;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import studio.raim.server.storage.BlobReferences;
import studio.raim.server.storage.Purge;

/**
 * What jobs mean to cleaning: the bytes of each result and of what its stages made are needed, and removed rows that have ended go for good in the end,
 * before the photos that they point to.
 */
@ApplicationScoped
@Priority(100)
class JobCleaning implements BlobReferences, Purge {
    private static final Logger LOG = Logger.getLogger(JobCleaning.class);

    private final Database database;

    JobCleaning(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> neededOf(Collection<String> sha256) {
        return new HashSet<>(database.query(
                """
                SELECT result_sha256 FROM job WHERE result_sha256 = ANY (?)
                UNION SELECT sha256 FROM job_stage WHERE sha256 = ANY (?)""", row -> row.getString(1), sha256.toArray(String[]::new), sha256.toArray(String[]::new)));
    }

    @Override
    public int purge(Instant removedBefore) {
        List<UUID> removed = database.query(
                "SELECT id FROM job WHERE deleted_at < ? AND finished_at IS NOT NULL LIMIT 1000",
                row -> row.getObject("id", UUID.class),
                Timestamp.from(removedBefore));
        return removed.stream().mapToInt(id -> purge(id, removedBefore)).sum();
    }

    /** By itself: a row that another feature's row points to stays, and hinders no other. */
    private int purge(UUID id, Instant removedBefore) {
        try {
            return database.update(
                    "DELETE FROM job WHERE id = ? AND deleted_at < ?", id, Timestamp.from(removedBefore));
        } catch (DatabaseException stillNeeded) {
            LOG.debugf("Removed job %s is still needed: %s", id, stillNeeded.getMessage());
            return 0;
        }
    }
}
