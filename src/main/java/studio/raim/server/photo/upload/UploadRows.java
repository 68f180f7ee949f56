package studio.raim.server.photo.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.raim.common.PersonId;
import studio.raim.common.UploadId;

/**
 * The statements that move an upload on; each commits by itself.
 *
 * <p>A request that writes takes the next fence first, and every later statement of it names that fence: zero rows mean
 * that another request went on with this upload, or that it is gone.
 */
@ApplicationScoped
class UploadRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final UploadConfig config;

    /** How much of one person is on its way. */
    record Open(long uploads, long bytes) {}

    UploadRows(Clock clock, UploadConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** The new row, or the one that was created under the same key. */
    @Transactional(TxType.REQUIRES_NEW)
    public Upload create(PersonId owner, long length, Map<String, String> metadata) {
        Upload fresh = new Upload(owner, length, metadata, now(), now().plus(config.expiry()));
        int created = sql("""
                insert into upload (id, owner_id, key, length, state, metadata, created_at, changed_at, expires_at)
                values (?1, ?2, ?3, ?4, 'RECEIVING', cast(?5 as jsonb), ?6, ?6, ?7)
                on conflict (owner_id, key) do nothing""")
                .setParameter(1, fresh.id)
                .setParameter(2, fresh.ownerId)
                .setParameter(3, fresh.key)
                .setParameter(4, length)
                .setParameter(5, json(metadata))
                .setParameter(6, fresh.createdAt)
                .setParameter(7, fresh.expiresAt)
                .executeUpdate();
        return created == 1
                ? fresh
                : Upload.<Upload>find("ownerId = ?1 and key = ?2", fresh.ownerId, fresh.key)
                        .singleResult();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Upload> find(PersonId owner, UploadId id) {
        return Upload.find("id = ?1 and ownerId = ?2", id.value(), owner.value())
                .firstResultOptional();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public Open open(PersonId owner) {
        Object[] row = (Object[]) sql("""
                select count(*), coalesce(sum(length), 0)::bigint from upload
                 where owner_id = ?1 and state = 'RECEIVING'""").setParameter(1, owner.value()).getSingleResult();
        return new Open(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /** The fence of a request that goes on at {@code offset}; empty if the upload does not stand there. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Integer> claim(UploadId id, long offset) {
        return fence(
                sql("""
                update upload set fence = fence + 1, changed_at = ?3
                 where id = ?1 and received = ?2 and state = 'RECEIVING' returning fence""").setParameter(1, id.value()).setParameter(2, offset).setParameter(3, now()));
    }

    /** Makes the first {@code bytes} of what the request wrote from {@code start} on count. */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean commit(UploadId id, int fence, long start, long bytes) {
        int rows = sql("""
                update upload set received = ?3, changed_at = ?4, expires_at = ?5,
                       state = case when length = ?3 then 'RECEIVED' else state end
                 where id = ?1 and fence = ?2 and state = 'RECEIVING'""")
                .setParameter(1, id.value())
                .setParameter(2, fence)
                .setParameter(3, start + bytes)
                .setParameter(4, now())
                .setParameter(5, now().plus(config.expiry()))
                .executeUpdate();
        if (rows == 0) {
            return false;
        }
        sql("""
                insert into upload_part (upload_id, start, bytes, fence) values (?1, ?2, ?3, ?4)
                on conflict (upload_id, start) do update set bytes = excluded.bytes, fence = excluded.fence""")
                .setParameter(1, id.value())
                .setParameter(2, start)
                .setParameter(3, bytes)
                .setParameter(4, fence)
                .executeUpdate();
        return true;
    }

    /** The fence of whoever looks at the whole file now; empty if somebody else does, or did. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Integer> take(UploadId id) {
        return fence(sql("""
                update upload set fence = fence + 1, changed_at = ?2, state = 'TAKING'
                 where id = ?1 and (state = 'RECEIVED' or (state = 'TAKING' and changed_at < ?3)) returning fence""")
                .setParameter(1, id.value())
                .setParameter(2, now())
                .setParameter(3, now().minus(config.takeOver())));
    }

    /** Says that the taker still lives. */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean stillTaking(UploadId id, int fence) {
        return sql("update upload set changed_at = ?3 where id = ?1 and fence = ?2 and state = 'TAKING'")
                        .setParameter(1, id.value())
                        .setParameter(2, fence)
                        .setParameter(3, now())
                        .executeUpdate()
                == 1;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public boolean end(UploadId id, int fence, UploadState state, Outcome outcome) {
        return sql("""
                update upload set state = ?3, outcome = cast(?4 as jsonb), changed_at = ?5
                 where id = ?1 and fence = ?2 and state = 'TAKING'""")
                        .setParameter(1, id.value())
                        .setParameter(2, fence)
                        .setParameter(3, state.name())
                        .setParameter(4, json(outcome))
                        .setParameter(5, now())
                        .executeUpdate()
                == 1;
    }

    /** Something hindered the taker; another one tries again. */
    @Transactional(TxType.REQUIRES_NEW)
    public void giveBack(UploadId id, int fence) {
        sql("""
                update upload set state = 'RECEIVED', changed_at = ?3
                 where id = ?1 and fence = ?2 and state = 'TAKING'""")
                .setParameter(1, id.value())
                .setParameter(2, fence)
                .setParameter(3, now())
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public boolean delete(UploadId id) {
        return sql("delete from upload where id = ?1")
                        .setParameter(1, id.value())
                        .executeUpdate()
                == 1;
    }

    /** What the whole file is made of, from its beginning. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<UploadPart> parts(UploadId id) {
        return UploadPart.list("uploadId = ?1 order by start", id.value());
    }

    /** Whole files that nobody has taken for a while. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Upload> untaken(Instant receivedBefore) {
        return Upload.find(
                        "(state = ?1 and changedAt < ?2) or (state = ?3 and changedAt < ?4)",
                        UploadState.RECEIVED,
                        receivedBefore,
                        UploadState.TAKING,
                        now().minus(config.takeOver()))
                .page(0, 50)
                .list();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public List<Upload> expired() {
        return Upload.find("expiresAt < ?1 and state <> ?2", now(), UploadState.TAKING)
                .page(0, 500)
                .list();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public boolean exists(UploadId id) {
        return Upload.findByIdOptional(id.value()).isPresent();
    }

    private static Optional<Integer> fence(Query update) {
        List<?> rows = update.getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(((Number) rows.getFirst()).intValue());
    }

    private static Query sql(String text) {
        EntityManager entities = Upload.getEntityManager();
        return entities.createNativeQuery(text);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of strings has no JSON", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
