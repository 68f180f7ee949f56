package studio.raim.server.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.photo.SentAs;

/** A person's restorations: whoever asks sees only the own ones, everything else does not exist. */
@ApplicationScoped
public class Jobs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Dispatcher dispatcher;
    private final JobViews views;
    private final Submissions submissions;

    Jobs(Database database, Dispatcher dispatcher, JobViews views, Submissions submissions) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.views = views;
        this.submissions = submissions;
    }

    /**
     * Queues a restoration at its fair place.
     *
     * @throws Refusal NOT_FOUND for a photo that is not the person's, INVALID for a pipeline that does not exist
     */
    @Transactional
    public JobView submit(PersonId person, NewJob job) {
        return reread(person, submissions.submit(person, job, null));
    }

    /**
     * Queues a restoration of a photo that was called {@code name} this time, once for each {@code occasion}.
     *
     * @throws Refusal as {@link #submit(PersonId, NewJob)}
     */
    @Transactional
    public JobId submit(PersonId person, NewJob job, SentAs name, UUID occasion) {
        return Job.findByIdOptional(occasion).isPresent()
                ? new JobId(occasion)
                : submissions.submit(person, job, null, name, occasion);
    }

    /**
     * Throws what {@link #submit} would throw for a pipeline, for callers that upload first.
     *
     * @throws Refusal INVALID
     */
    public void requirePipeline(@Nullable String pipeline) {
        submissions.requirePipeline(pipeline);
    }

    public Optional<JobView> find(PersonId person, JobId id) {
        return views.find(person, id);
    }

    /**
     * Newest first.
     *
     * @throws Refusal NOT_FOUND for an {@code after} that is not the person's
     */
    @Transactional
    public List<JobView> search(PersonId person, JobSearch search) {
        return views.search(person, search);
    }

    /** All that was or is being made of a photo, newest first. */
    @Transactional
    public List<JobView> ofPhoto(PersonId person, PhotoId photo) {
        return views.ofPhoto(person, photo);
    }

    /**
     * Ends a waiting job at once and asks a running one to stop at its next tile; an ended job stays as it is.
     *
     * @throws Refusal NOT_FOUND
     */
    @Transactional
    public JobView cancel(PersonId person, JobId id) {
        row(person, id);
        database.first("""
                        UPDATE job SET state = 'CANCELLED', finished_at = clock_timestamp()
                         WHERE id = ? AND state = 'QUEUED' RETURNING *""", Tickets::read, id.value())
                .ifPresentOrElse(
                        dispatcher::withdraw,
                        () -> database.update(
                                "UPDATE job SET cancel_requested = true WHERE id = ? AND state = 'RUNNING'",
                                id.value()));
        return reread(person, id);
    }

    /**
     * Queues the same restoration again as a new job that points back; a second call finds the first one's.
     *
     * @throws Refusal NOT_FOUND; CONFLICT unless the job failed or was cancelled
     */
    @Transactional
    public JobView retry(PersonId person, JobId id) {
        Job old = row(person, id);
        if (old.state != JobState.FAILED && old.state != JobState.CANCELLED) {
            throw Refusal.conflict("Job %s is %s; only a failed or cancelled job can be retried"
                    .formatted(id, old.state.name().toLowerCase(Locale.ROOT)));
        }
        // Two clicks at once: the second waits here and then finds the successor.
        database.query("SELECT 1 FROM job WHERE id = ? FOR UPDATE", row -> 1, id.value());
        Optional<Job> successor = Job.find("predecessor", id.value()).firstResultOptional();
        return reread(
                person,
                successor
                        .map(known -> new JobId(known.id))
                        .orElseGet(() -> submissions.submit(person, Submissions.again(old), old)));
    }

    /**
     * Queues a new job that makes a result again, byte for byte: with the same options, number type and tiles.
     *
     * @throws Refusal NOT_FOUND; CONFLICT while there is no result
     */
    @Transactional
    public JobView again(PersonId person, JobId id) {
        Job old = done(person, id);
        try {
            JsonNode made = JSON.readTree(Objects.requireNonNull(old.provenance));
            NewJob same = Submissions.again(old).with(old.options.withLike(made));
            return reread(person, submissions.submit(person, same, null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Job %s has a provenance that is not JSON".formatted(id), e);
        }
    }

    /**
     * The restored photo.
     *
     * @throws Refusal NOT_FOUND; CONFLICT while there is none
     */
    @Transactional
    public Download result(PersonId person, JobId id) {
        return done(person, id).download().orElseThrow();
    }

    /**
     * Everything that decided the result's pixels, as a JSON object.
     *
     * @throws Refusal NOT_FOUND; CONFLICT while there is no result
     */
    @Transactional
    public String provenance(PersonId person, JobId id) {
        return Objects.requireNonNull(done(person, id).provenance);
    }

    private static Job done(PersonId person, JobId id) {
        Job job = row(person, id);
        if (job.state != JobState.DONE) {
            throw Refusal.conflict("Job %s is %s and has no result%s"
                    .formatted(
                            id,
                            job.state.name().toLowerCase(Locale.ROOT),
                            job.state.ended() ? "" : " yet; ask again when its state is DONE"));
        }
        return job;
    }

    private static Job row(PersonId person, JobId id) {
        return Job.<Job>find("id = ?1 and personId = ?2 and deletedAt is null", id.value(), person.value())
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("You have no job %s".formatted(id)));
    }

    /** Reads past the session, which does not know what the guarded statements did. */
    private JobView reread(PersonId person, JobId id) {
        Job.getEntityManager().clear();
        return views.find(person, id).orElseThrow();
    }
}
