package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;
import studio.raim.server.photo.SentAs;

/** Writes a new job and its invitation, at its fair place. */
@ApplicationScoped
class Submissions {
    private static final int EQUAL_WEIGHT = 1;

    private final Database database;
    private final Dispatcher dispatcher;
    private final Photos photos;
    private final Planning planning;
    private final Quotas quotas;

    private record Pool(long virtualNow, Instant now) {}

    Submissions(Database database, Dispatcher dispatcher, Photos photos, Planning planning, Quotas quotas) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.photos = photos;
        this.planning = planning;
        this.quotas = quotas;
    }

    void requirePipeline(@Nullable String pipeline) {
        planning.requirePipeline(pipeline == null ? "" : pipeline);
    }

    static NewJob again(Job old) {
        return new NewJob(new PhotoId(old.photoId), old.pipeline, old.priority, old.options);
    }

    /** Runs in the caller's transaction. */
    JobId submit(PersonId person, NewJob wanted, @Nullable Job predecessor) {
        return predecessor == null
                ? submit(person, wanted, null, null, UUID.randomUUID())
                : submit(
                        person,
                        wanted,
                        predecessor,
                        new SentAs(predecessor.folder, predecessor.photoName),
                        UUID.randomUUID());
    }

    /** The same for a photo that was called {@code name} this time; null takes the photo's own name. */
    JobId submit(PersonId person, NewJob wanted, @Nullable Job predecessor, @Nullable SentAs name, UUID id) {
        Photo photo = photos.get(person, wanted.photoId());
        Planning.Plan plan = planning.plan(wanted.pipeline(), photo.width() * 1e-6 * photo.height());
        // The person before the pool, everywhere: two locks in one order cannot wait for each other.
        quotas.require(person, QuotaKind.WAITING_JOBS, 1);
        quotas.require(person, QuotaKind.MEGAPIXELS_A_DAY, plan.megapixels());
        Pool pool = lock(plan.pool());
        FairOrder.Place place = FairOrder.next(
                pool.virtualNow, lastTag(plan.pool(), person), plan.cost(), EQUAL_WEIGHT, wanted.priority());

        Job job = new Job();
        job.id = id;
        job.personId = person.value();
        job.photoId = photo.id().value();
        job.photoName = name == null ? photo.fileName() : name.fileName();
        job.folder = name == null ? photo.folder() : name.folder();
        job.megapixels = plan.megapixels();
        job.pipeline = wanted.pipeline();
        job.priority = wanted.priority();
        job.options = wanted.options();
        job.pool = plan.pool();
        job.state = JobState.QUEUED;
        job.cost = plan.cost();
        job.tag = place.tag();
        job.rank = place.rank();
        job.queuedAt = pool.now;
        job.changedAt = pool.now;
        job.predecessor = predecessor == null ? null : predecessor.id;
        job.persistAndFlush();

        JobId queued = new JobId(id);
        dispatcher.enqueue(new Ticket(queued, job.pool, job.attempt, job.rank));
        return queued;
    }

    /** Serialises submissions to one pool, so that a person's tags count up however many requests come at once. */
    private Pool lock(String pool) {
        database.update("INSERT INTO pool (name) VALUES (?) ON CONFLICT DO NOTHING", pool);
        return database.first(
                        "SELECT virtual_now, clock_timestamp() AS now FROM pool WHERE name = ? FOR UPDATE",
                        row -> new Pool(
                                row.getLong("virtual_now"),
                                row.getTimestamp("now").toInstant()),
                        pool)
                .orElseThrow();
    }

    private long lastTag(String pool, PersonId person) {
        return database.first("""
                        SELECT coalesce(max(tag), 0) AS tag FROM job
                         WHERE pool = ? AND person_id = ? AND state = 'QUEUED'""", row -> row.getLong("tag"), pool, person.value())
                .orElse(0L);
    }
}
