package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;

/** What a person waits for, as a whole. */
@ApplicationScoped
public class OngoingJobs {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Jobs jobs;

    private record Row(String pipeline, int size, int ended, int running, double progress, double megapixels) {}

    OngoingJobs(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Empty when nothing is going on. */
    public Optional<Ongoing> of(PersonId person) {
        List<Row> rows = database.query(
                """
                SELECT pipeline, count(*) AS size, count(*) FILTER (WHERE finished_at IS NOT NULL) AS ended,
                       count(*) FILTER (WHERE state = 'RUNNING') AS running,
                       sum(CASE WHEN finished_at IS NOT NULL THEN 1 WHEN state = 'RUNNING' THEN progress ELSE 0 END) AS progress,
                       coalesce(sum(megapixels * (1 - CASE WHEN state = 'RUNNING' THEN progress ELSE 0 END))
                           FILTER (WHERE finished_at IS NULL), 0) AS megapixels
                  FROM job
                 WHERE person_id = ? AND deleted_at IS NULL AND queued_at >= (
                       SELECT min(first.at) FROM unnest(ARRAY['QUEUED', 'RUNNING']) AS open (state), LATERAL (
                              SELECT queued_at AS at FROM job
                               WHERE person_id = ? AND deleted_at IS NULL AND job.state = open.state
                               ORDER BY queued_at LIMIT 1) AS first)
                 GROUP BY pipeline ORDER BY pipeline""",
                row -> new Row(
                        row.getString("pipeline"),
                        row.getInt("size"),
                        row.getInt("ended"),
                        row.getInt("running"),
                        row.getDouble("progress"),
                        row.getDouble("megapixels")),
                person.value(),
                person.value());
        int size = rows.stream().mapToInt(Row::size).sum();
        return size == 0
                ? Optional.empty()
                : Optional.of(new Ongoing(
                        size,
                        rows.stream().mapToInt(Row::ended).sum(),
                        rows.stream().mapToInt(Row::running).sum(),
                        rows.stream().mapToDouble(Row::progress).sum() / size,
                        rows.stream()
                                .filter(row -> row.ended < row.size)
                                .map(row -> new Ongoing.Work(row.pipeline, row.size - row.ended, row.megapixels))
                                .toList()));
    }

    /** Cancels everything that waits or runs; what waits first, so that nothing of it starts meanwhile. */
    public void cancelAll(PersonId person) {
        for (JobState state : List.of(JobState.QUEUED, JobState.RUNNING)) {
            List<JobView> some = jobs.search(person, JobSearch.newest(AT_ONCE).inState(state));
            while (!some.isEmpty()) {
                some.forEach(job -> jobs.cancel(person, job.id()));
                JobId last = some.getLast().id();
                some = jobs.search(
                        person, JobSearch.newest(AT_ONCE).inState(state).after(last));
            }
        }
    }
}
