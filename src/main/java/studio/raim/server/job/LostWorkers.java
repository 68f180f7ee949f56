package studio.raim.server.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import studio.raim.common.JobId;

/**
 * Finds running jobs whose heartbeat lapsed, by the database's clock, and gives them back to the queue.
 *
 * <p>A job that lost its worker too often may be what kills them: it is failed, with the evidence in its error.
 */
public class LostWorkers {
    private static final Logger LOG = Logger.getLogger(LostWorkers.class);

    private final Database database;
    private final QueueConfig config;
    private final Dispatcher dispatcher;

    private record Lost(Attempt attempt, String node, String device) {}

    public LostWorkers(Database database, QueueConfig config, Dispatcher dispatcher) {
        this.database = database;
        this.config = config;
        this.dispatcher = dispatcher;
    }

    /** Returns how many workers were found lost; several nodes may look at the same time. */
    public int recover() {
        List<Lost> lapsed = database.query(
                """
                SELECT id, attempt, node, device FROM job
                 WHERE state = 'RUNNING' AND heartbeat < clock_timestamp() - make_interval(secs => ?)
                   AND pg_postmaster_start_time() < clock_timestamp() - make_interval(secs => ?)
                 LIMIT 100""",
                row -> new Lost(
                        new Attempt(new JobId(row.getObject("id", UUID.class)), row.getInt("attempt")),
                        row.getString("node"),
                        row.getString("device")),
                Attempts.seconds(config.stale()),
                // Workers that outlived a restart of the database need a moment to say so.
                Attempts.seconds(config.heartbeat().multipliedBy(3)));
        // One transaction a job: the order of locks is always one row, then the scheduler's.
        return (int) lapsed.stream()
                .filter(lost -> database.inTransaction(() -> recover(lost)))
                .count();
    }

    private boolean recover(Lost lost) {
        Optional<Optional<Ticket>> row = database.first(
                """
                UPDATE job SET lost_workers = lost_workers + 1,
                       state = CASE WHEN cancel_requested THEN 'CANCELLED'
                                    WHEN lost_workers + 1 >= ? THEN 'FAILED' ELSE 'QUEUED' END,
                       finished_at = CASE WHEN cancel_requested OR lost_workers + 1 >= ? THEN clock_timestamp() END,
                       error = CASE WHEN NOT cancel_requested AND lost_workers + 1 >= ? THEN format(
                           'Quarantined: its worker was lost %s times, last on %s (%s) in attempt %s at %s %%, stage %s. '
                           'Look at the log of that node, then retry.',
                           lost_workers + 1, node, device, attempt, round(100 * progress), coalesce(stage, 'start')) END,
                       stage = NULL, progress = 0, heartbeat = NULL
                 WHERE id = ? AND attempt = ? AND state = 'RUNNING'
                   AND heartbeat < clock_timestamp() - make_interval(secs => ?)
                RETURNING *""",
                Tickets::readWaiting,
                config.quarantineAfter(),
                config.quarantineAfter(),
                config.quarantineAfter(),
                lost.attempt.job().value(),
                lost.attempt.number(),
                Attempts.seconds(config.stale()));
        row.ifPresent(ticket -> {
            LOG.warnf(
                    "Job %s lost its worker %s (%s) in attempt %d; it %s",
                    lost.attempt.job(),
                    lost.node,
                    lost.device,
                    lost.attempt.number(),
                    ticket.isPresent() ? "waits again" : "ends");
            ticket.ifPresent(dispatcher::enqueue);
        });
        return row.isPresent();
    }
}
