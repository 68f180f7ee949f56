package studio.raim.server.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;

/**
 * What a worker may write to a job: every statement is fenced by the attempt's number.
 *
 * <p>False means: somebody else has the job now, drop what you made and stop.
 */
public class Attempts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final QueueConfig config;
    private final Dispatcher dispatcher;

    public Attempts(Database database, QueueConfig config, Dispatcher dispatcher) {
        this.database = database;
        this.config = config;
        this.dispatcher = dispatcher;
    }

    /** Takes the job if it still waits, or if its worker was lost; empty means that there is nothing to do here. */
    public Optional<Claim> claim(JobId job, String node, String device) {
        return database.inTransaction(() -> {
            holdWhoeverHasARunningQuota(job);
            return database.first(
                    """
                WITH claimed AS (
                    UPDATE job SET state = 'RUNNING', attempt = attempt + 1, node = ?, device = ?,
                           heartbeat = clock_timestamp(), started_at = clock_timestamp(), progress = 0, stage = NULL,
                           lost_workers = lost_workers + (state = 'RUNNING')::int
                     WHERE id = ?
                       AND (state = 'QUEUED' OR (state = 'RUNNING' AND NOT cancel_requested AND lost_workers + 1 < ?
                            AND heartbeat < clock_timestamp() - make_interval(secs => ?)))
                       AND NOT EXISTS (SELECT FROM pool WHERE name = job.pool AND paused)
                       AND EXISTS (SELECT FROM node WHERE name = ? AND NOT draining)
                       AND (state = 'RUNNING' OR running_room(person_id) >= 1)
                    RETURNING *),
                dispatched AS (
                    UPDATE pool SET virtual_now = greatest(virtual_now, claimed.tag)
                      FROM claimed WHERE name = claimed.pool)
                SELECT * FROM claimed""",
                    Attempts::readClaim,
                    node,
                    device,
                    job.value(),
                    config.quarantineAfter(),
                    seconds(config.stale()),
                    node);
        });
    }

    /** Of two workers that claim jobs of one person at once, the second counts what the first claimed. */
    private void holdWhoeverHasARunningQuota(JobId job) {
        database.query("""
                SELECT 1 FROM person WHERE id = (SELECT person_id FROM job WHERE id = ?)
                   AND quota_of(id, 'running-jobs') < 'infinity' FOR NO KEY UPDATE""", row -> 1, job.value());
    }

    /** Makes a result public and ends the job, in one step. */
    public boolean complete(Attempt attempt, Result result) {
        return ended(database.update(
                """
                UPDATE job SET state = 'DONE', progress = 1, stage = NULL, finished_at = clock_timestamp(),
                       result_sha256 = ?, result_bytes = ?, result_format = ?, result_file_name = ?,
                       provenance = ?::jsonb
                 WHERE id = ? AND attempt = ? AND state = 'RUNNING'""",
                result.image().sha256(),
                result.image().bytes(),
                result.format(),
                result.fileName(),
                result.provenance(),
                attempt.job().value(),
                attempt.number()));
    }

    /** The same, with what earlier stages made. */
    public boolean complete(Attempt attempt, Result result, List<StageImage> stages) {
        return database.inTransaction(() -> {
            boolean mine = complete(attempt, result);
            for (int number = 0; mine && number < stages.size(); number++) {
                StageImage stage = stages.get(number);
                database.update(
                        "INSERT INTO job_stage (job_id, number, name, sha256, bytes, width, height) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        attempt.job().value(),
                        number,
                        stage.name(),
                        stage.image().sha256(),
                        stage.image().bytes(),
                        stage.width(),
                        stage.height());
            }
            return mine;
        });
    }

    /** Ends the job without a result; {@code sentence} tells its owner why and what to do. */
    public boolean fail(Attempt attempt, String sentence) {
        return ended(database.update("""
                UPDATE job SET state = 'FAILED', stage = NULL, finished_at = clock_timestamp(), error = ?
                 WHERE id = ? AND attempt = ? AND state = 'RUNNING'""", sentence, attempt.job().value(), attempt.number()));
    }

    /** Ends the job because its owner asked for it. */
    public boolean cancelled(Attempt attempt) {
        return ended(database.update("""
                UPDATE job SET state = 'CANCELLED', stage = NULL, finished_at = clock_timestamp()
                 WHERE id = ? AND attempt = ? AND state = 'RUNNING' AND cancel_requested""", attempt.job().value(), attempt.number()));
    }

    /** Gives the job back at its old place, as a stopping node does; this costs the job nothing. */
    public boolean putBack(Attempt attempt) {
        return database.inTransaction(
                () -> database.first("""
                        UPDATE job SET state = CASE WHEN cancel_requested THEN 'CANCELLED' ELSE 'QUEUED' END,
                               finished_at = CASE WHEN cancel_requested THEN clock_timestamp() END,
                               node = NULL, device = NULL, heartbeat = NULL, stage = NULL, progress = 0
                         WHERE id = ? AND attempt = ? AND state = 'RUNNING'
                        RETURNING *""", Tickets::readWaiting, attempt.job().value(), attempt.number())
                        .map(waiting -> {
                            waiting.ifPresent(dispatcher::enqueue);
                            return true;
                        })
                        .orElse(false));
    }

    /** The job's place, if it still waits, and not for others of its person to end. */
    public Optional<Ticket> waiting(JobId job) {
        return database.first(
                "SELECT * FROM job WHERE id = ? AND state = 'QUEUED' AND running_room(person_id) >= 1 FOR UPDATE",
                Tickets::read,
                job.value());
    }

    /** Whether an administrator halted the pool. */
    public boolean paused(String pool) {
        return database.first("SELECT 1 FROM pool WHERE name = ? AND paused", row -> true, pool)
                .isPresent();
    }

    private static boolean ended(int rows) {
        return rows == 1;
    }

    static double seconds(java.time.Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Claim readClaim(ResultSet row) throws SQLException {
        JobId job = new JobId(row.getObject("id", UUID.class));
        try {
            return new Claim(
                    new Attempt(job, row.getInt("attempt")),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new PhotoId(row.getObject("photo_id", UUID.class)),
                    row.getString("photo_name"),
                    row.getDouble("megapixels"),
                    row.getString("pipeline"),
                    JSON.readValue(row.getString("options"), JobOptions.class),
                    row.getString("pool"));
        } catch (JsonProcessingException e) {
            throw new SQLException("Job %s has options that cannot be read".formatted(job), e);
        }
    }
}
