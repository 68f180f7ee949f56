package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;

/** Reads jobs as people see them. */
@ApplicationScoped
class JobViews {
    private final WaitingReasons reasons;
    private final JobFinder finder;

    /** A view with the time of its last change, by the database's clock. */
    record Change(PersonId person, Instant at, JobView view) {}

    JobViews(WaitingReasons reasons, JobFinder finder) {
        this.reasons = reasons;
        this.finder = finder;
    }

    @Transactional
    List<Change> ofJobs(Collection<JobId> ids) {
        return changes(Job.list("id in ?1", ids.stream().map(JobId::value).toList()));
    }

    @Transactional
    List<Change> changedSince(Collection<PersonId> people, Instant since) {
        return changes(Job.list(
                "personId in ?1 and changedAt > ?2 order by changedAt",
                people.stream().map(PersonId::value).toList(),
                since));
    }

    @Transactional
    Optional<JobView> find(PersonId person, JobId id) {
        return Job.<Job>find("id = ?1 and personId = ?2 and deletedAt is null", id.value(), person.value())
                .firstResultOptional()
                .map(job -> view(job, reasons.now()));
    }

    /** Newest first. */
    @Transactional
    List<JobView> search(PersonId person, JobSearch search) {
        List<UUID> ids = finder.find(person, search);
        WaitingReasons.Now now = reasons.now();
        Map<UUID, Job> jobs =
                Job.<Job>list("id in ?1", ids).stream().collect(Collectors.toMap(job -> job.id, job -> job));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(jobs.get(id)).stream())
                .map(job -> view(job, now))
                .toList();
    }

    /** Newest first. */
    @Transactional
    List<JobView> ofPhoto(PersonId person, PhotoId photo) {
        WaitingReasons.Now now = reasons.now();
        return Job.<Job>list(
                        "photoId = ?1 and personId = ?2 and deletedAt is null order by queuedAt desc, id desc",
                        photo.value(),
                        person.value())
                .stream()
                .map(job -> view(job, now))
                .toList();
    }

    private List<Change> changes(List<Job> jobs) {
        WaitingReasons.Now now = reasons.now();
        return jobs.stream()
                .map(job -> new Change(new PersonId(job.personId), job.changedAt, view(job, now)))
                .toList();
    }

    private static JobView view(Job job, WaitingReasons.Now now) {
        return new JobView(
                new JobId(job.id),
                new PhotoId(job.photoId),
                job.photoName,
                job.pipeline,
                job.priority,
                job.state,
                job.progress,
                job.stage,
                job.attempt,
                job.queuedAt,
                job.startedAt,
                job.finishedAt,
                job.state == JobState.QUEUED ? now.reason(job.pool) : null,
                job.error,
                job.resultBytes,
                job.resultFileName,
                job.predecessor == null ? null : new JobId(job.predecessor),
                job.folder,
                job.deletedAt != null,
                job.megapixels,
                job.options,
                tiles(job));
    }

    /** What an attempt before left behind does not count: a stage comes with its tiles. */
    private static @Nullable Tiles tiles(Job job) {
        return job.state == JobState.RUNNING && job.stage != null && job.tile != null && job.tiles != null
                ? new Tiles(job.tile, job.tiles)
                : null;
    }
}
