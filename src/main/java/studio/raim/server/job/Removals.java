package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.photo.PhotoRemoval;
import studio.raim.server.photo.Photos;

/** Hides jobs, and brings them back until cleaning has deleted their rows; a hidden job does no more work. */
@ApplicationScoped
public class Removals {
    private final Database database;
    private final Dispatcher dispatcher;
    private final Photos photos;
    private final Jobs jobs;

    Removals(Database database, Dispatcher dispatcher, Photos photos, Jobs jobs) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.photos = photos;
        this.jobs = jobs;
    }

    /**
     * Hides a job; a waiting one is cancelled, a running one stops at its next tile.
     *
     * @throws Refusal NOT_FOUND
     */
    @Transactional
    public void remove(PersonId person, JobId id) {
        if (jobs.find(person, id).isEmpty()) {
            throw Refusal.notFound("You have no job %s".formatted(id));
        }
        Instant now = database.first("SELECT clock_timestamp() AS now", row -> row.getTimestamp("now")
                        .toInstant())
                .orElseThrow();
        hide(id.value(), now);
    }

    /**
     * Shows a removed job again, ended as it is by now.
     *
     * @throws Refusal NOT_FOUND if it is gone for good, CONFLICT if its photo was deleted
     */
    @Transactional
    public JobView restore(PersonId person, JobId id) {
        UUID photo = database.first(
                        "SELECT photo_id FROM job WHERE id = ? AND person_id = ? FOR UPDATE",
                        row -> row.getObject("photo_id", UUID.class),
                        id.value(),
                        person.value())
                .orElseThrow(() -> Refusal.notFound("Job %s is gone for good; start it anew".formatted(id)));
        if (photos.find(person, new PhotoId(photo)).isEmpty()) {
            throw Refusal.conflict("The photo of job %s was deleted; bring the photo back first".formatted(id));
        }
        database.update("UPDATE job SET deleted_at = NULL WHERE id = ?", id.value());
        Job.getEntityManager().clear();
        return jobs.find(person, id).orElseThrow();
    }

    /** What is made of a photo goes and comes with it. */
    void onPhoto(@Observes PhotoRemoval photo) {
        UUID id = photo.photo().value();
        if (photo.undone()) {
            database.update(
                    "UPDATE job SET deleted_at = NULL WHERE photo_id = ? AND deleted_at = ?",
                    id,
                    Timestamp.from(photo.at()));
            return;
        }
        List<UUID> shown = database.query(
                "SELECT id FROM job WHERE photo_id = ? AND deleted_at IS NULL ORDER BY id FOR UPDATE",
                row -> row.getObject("id", UUID.class),
                id);
        shown.forEach(job -> hide(job, photo.at()));
    }

    private void hide(UUID job, Instant at) {
        Timestamp when = Timestamp.from(at);
        database.first("""
                        UPDATE job SET state = 'CANCELLED', finished_at = clock_timestamp(), deleted_at = ?
                         WHERE id = ? AND state = 'QUEUED' RETURNING *""", Tickets::read, when, job)
                .ifPresentOrElse(dispatcher::withdraw, () -> database.update("""
                                UPDATE job SET deleted_at = ?, cancel_requested = cancel_requested OR state = 'RUNNING'
                                 WHERE id = ? AND deleted_at IS NULL""", when, job));
    }
}
