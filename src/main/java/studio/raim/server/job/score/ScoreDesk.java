package studio.raim.server.job.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.server.job.Database;
import studio.raim.server.storage.BlobRef;

/** Hands out results to measure, each once to one node, and keeps the numbers. */
@ApplicationScoped
public class ScoreDesk {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;

    /** A result to measure. */
    public record Work(
            JobId job,
            PersonId person,
            PhotoId photo,
            BlobRef result,
            @Nullable PhotoId groundTruth) {}

    ScoreDesk(Database database) {
        this.database = database;
    }

    /**
     * The newest result that was not measured, or not beside its ground truth of now. Results older than a week are only measured for
     * the sake of a ground truth.
     */
    public Optional<Work> next() {
        return database.first("""
                WITH due AS (
                    SELECT job.id, job.person_id, job.photo_id, job.result_sha256, job.result_bytes, truth.id AS truth
                      FROM job
                      LEFT JOIN ground_truth USING (photo_id)
                      LEFT JOIN photo truth ON truth.id = ground_truth.truth_id AND truth.deleted_at IS NULL
                      LEFT JOIN job_score ON job_score.job_id = job.id
                     WHERE job.state = 'DONE' AND job.deleted_at IS NULL
                       AND (job.finished_at > clock_timestamp() - interval '7 days' OR truth.id IS NOT NULL)
                       AND (job_score.job_id IS NULL OR job_score.truth_id IS DISTINCT FROM truth.id)
                     ORDER BY job.finished_at DESC LIMIT 1),
                taken AS (
                    INSERT INTO job_score (job_id, truth_id) SELECT id, truth FROM due
                        ON CONFLICT (job_id) DO UPDATE SET truth_id = excluded.truth_id, begun_at = clock_timestamp(), scores = NULL
                     WHERE job_score.truth_id IS DISTINCT FROM excluded.truth_id
                    RETURNING job_id)
                SELECT due.* FROM due JOIN taken ON taken.job_id = due.id""", ScoreDesk::work);
    }

    /** Keeps the numbers and tells the pages, unless the job is gone or its ground truth became another one meanwhile. */
    public void write(Work work, JobScores scores) {
        UUID truth = work.groundTruth == null ? null : work.groundTruth.value();
        database.doInTransaction(() -> {
            int rows = database.update(
                    "UPDATE job_score SET scores = ?::jsonb WHERE job_id = ? AND truth_id IS NOT DISTINCT FROM ?::uuid",
                    json(scores),
                    work.job.value(),
                    truth);
            if (rows == 1) {
                database.query(
                        "SELECT pg_notify('job_changed', ?)",
                        row -> rows,
                        work.person.value() + " " + work.job.value());
            }
        });
    }

    /** The numbers of a person's own job; empty until it is measured. */
    public Optional<JobScores> find(PersonId person, JobId job) {
        return database.first("""
                SELECT scores FROM job_score JOIN job ON job.id = job_id
                 WHERE job_id = ? AND person_id = ? AND scores IS NOT NULL""", row -> scores(row.getString("scores")), job.value(), person.value());
    }

    private static Work work(ResultSet row) throws SQLException {
        UUID truth = row.getObject("truth", UUID.class);
        return new Work(
                new JobId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new PhotoId(row.getObject("photo_id", UUID.class)),
                new BlobRef(row.getString("result_sha256"), row.getLong("result_bytes")),
                truth == null ? null : new PhotoId(truth));
    }

    private static String json(JobScores scores) {
        try {
            return JSON.writeValueAsString(scores);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobScores scores(String json) throws SQLException {
        try {
            return JSON.readValue(json, JobScores.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("Stored scores cannot be read", e);
        }
    }
}
