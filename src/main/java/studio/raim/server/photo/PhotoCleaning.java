package studio.raim.server.photo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import studio.raim.server.storage.BlobReferences;
import studio.raim.server.storage.Purge;

/** What photos mean to cleaning: each row needs its bytes, and deleted rows go for good in the end. */
@ApplicationScoped
class PhotoCleaning implements BlobReferences, Purge {
    private static final Logger LOG = Logger.getLogger(PhotoCleaning.class);
    private static final int AT_ONCE = 1000;

    @Override
    @Transactional
    public Set<String> neededOf(Collection<String> sha256) {
        return new HashSet<>(Photo.getEntityManager()
                .createQuery("select distinct sha256 from Photo where sha256 in ?1", String.class)
                .setParameter(1, sha256)
                .getResultList());
    }

    @Override
    public int purge(Instant removedBefore) {
        List<UUID> removed = QuarkusTransaction.requiringNew().call(() -> Photo.getEntityManager()
                .createQuery("select id from Photo where deletedAt < ?1", UUID.class)
                .setParameter(1, removedBefore)
                .setMaxResults(AT_ONCE)
                .getResultList());
        return removed.stream().mapToInt(id -> purge(id, removedBefore)).sum();
    }

    /** In a transaction of its own: a row that another feature's row points to stays, and hinders no other. */
    private static int purge(UUID id, Instant removedBefore) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> (int) Photo.delete("id = ?1 and deletedAt < ?2", id, removedBefore));
        } catch (PersistenceException stillNeeded) {
            LOG.debugf("Deleted photo %s is still needed: %s", id, stillNeeded.getMessage());
            return 0;
        }
    }
}
