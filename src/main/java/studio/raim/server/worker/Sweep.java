package studio.raim.server.worker;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.quartz.TriggerKey;
import studio.raim.common.JobId;
import studio.raim.server.job.Database;
import studio.raim.server.job.LostWorkers;
import studio.raim.server.job.QueueConfig;
import studio.raim.server.job.Ticket;

/**
 * Makes invitations agree with rows: a waiting job without one gets one, one without a waiting job goes, one that
 * left with its node comes back, and jobs whose worker was lost wait again.
 */
final class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    /** Repairs at most so many of a kind each time, so that a sweep stays short; the next one goes on. */
    private static final int BATCH = 500;
    /** What is younger may belong to a transaction or a fire that is still under way. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Database database;
    private final QuartzDispatcher dispatcher;
    private final LostWorkers lostWorkers;
    private final WorkerMetrics metrics;
    private final Duration graceAfterFailure;
    private volatile long goodSince;
    private volatile boolean troubled;

    private record Stray(String pool, String name) {}

    Sweep(
            Database database,
            QuartzDispatcher dispatcher,
            LostWorkers lostWorkers,
            WorkerMetrics metrics,
            QueueConfig config) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.lostWorkers = lostWorkers;
        this.metrics = metrics;
        this.graceAfterFailure = config.heartbeat().multipliedBy(3);
        this.goodSince = System.nanoTime() - graceAfterFailure.toNanos();
    }

    /** The database is away: no worker is counted as lost until it has been back for some heartbeats. */
    void troubled() {
        troubled = true;
    }

    void run() {
        giveBack();
        invite();
        uninvite();
        if (troubled) {
            troubled = false;
            goodSince = System.nanoTime();
        }
        // Right after an outage every heartbeat looks lapsed: the workers get a moment to say that they live.
        if (System.nanoTime() - goodSince >= graceAfterFailure.toNanos()) {
            metrics.lost(lostWorkers.recover());
        }
    }

    /**
     * Frees invitations that a node took and left with: Quartz's own recovery would come ten seconds later, and a
     * scheduler that is halted between taking and firing never gives them back.
     */
    void giveBack() {
        database.query("""
                        WITH gone AS (
                            DELETE FROM qrtz_fired_triggers AS fired
                             WHERE trigger_group = ? AND state = 'ACQUIRED'
                               AND NOT EXISTS (SELECT FROM node WHERE name = fired.instance_name)
                            RETURNING sched_name, trigger_name, trigger_group),
                        back AS (
                            UPDATE qrtz_triggers AS trigger SET trigger_state = 'WAITING' FROM gone
                             WHERE trigger.sched_name = gone.sched_name AND trigger.trigger_name = gone.trigger_name
                               AND trigger.trigger_group = gone.trigger_group AND trigger.trigger_state = 'ACQUIRED'
                            RETURNING trigger.sched_name)
                        SELECT sched_name, pg_notify('job_queued', sched_name) FROM back GROUP BY sched_name""", row -> row.getString("sched_name"), Invitation.GROUP)
                .forEach(dispatcher::wake);
    }

    /** Whose person has as many running as they may waits without an invitation: nobody's slot is spent on declining it. */
    private void invite() {
        database.query(
                        """
                        WITH uninvited AS (
                            SELECT id, pool, attempt, rank, person_id,
                                   row_number() OVER (PARTITION BY person_id ORDER BY rank) AS turn
                              FROM job
                             WHERE state = 'QUEUED' AND changed_at < clock_timestamp() - make_interval(secs => ?)
                               AND NOT EXISTS (SELECT FROM qrtz_triggers
                                    WHERE sched_name = job.pool AND trigger_group = ?
                                      AND trigger_name = job.id || '/' || job.attempt AND trigger_state <> 'ERROR')),
                        rooms AS (
                            SELECT person_id, running_room(person_id) AS room FROM uninvited GROUP BY person_id)
                        SELECT id, pool, attempt, rank FROM uninvited JOIN rooms USING (person_id) WHERE turn <= room
                         ORDER BY rank LIMIT ?""",
                        row -> new Ticket(
                                new JobId(row.getObject("id", java.util.UUID.class)),
                                row.getString("pool"),
                                row.getInt("attempt"),
                                row.getLong("rank")),
                        (double) SETTLED.toSeconds(),
                        Invitation.GROUP,
                        BATCH)
                .forEach(this::invite);
    }

    /** Holds the row while it writes, so that nobody claims or cancels it in between. */
    private void invite(Ticket ticket) {
        database.doInTransaction(() -> {
            boolean waits = database.first("""
                            SELECT 1 FROM job WHERE id = ? AND attempt = ? AND state = 'QUEUED'
                            FOR UPDATE SKIP LOCKED""", row -> true, ticket.job().value(), ticket.attempt())
                    .isPresent();
            if (waits) {
                dispatcher.enqueue(ticket);
                LOG.infof("Job %s waited without an invitation and has one again", ticket.job());
            }
        });
        dispatcher.wake(ticket.pool());
    }

    private void uninvite() {
        database.query(
                        """
                        SELECT sched_name, trigger_name FROM qrtz_triggers
                         WHERE trigger_group = ? AND trigger_state IN ('WAITING', 'ERROR', 'PAUSED')
                           AND NOT EXISTS (SELECT FROM job
                                WHERE id = split_part(trigger_name, '/', 1)::uuid
                                  AND state = 'QUEUED' AND trigger_name = id || '/' || attempt)
                         LIMIT ?""",
                        row -> new Stray(row.getString("sched_name"), row.getString("trigger_name")),
                        Invitation.GROUP,
                        BATCH)
                .forEach(stray -> {
                    dispatcher.withdraw(stray.pool, new TriggerKey(stray.name, Invitation.GROUP));
                    LOG.infof("The invitation %s led to no waiting job and is gone", stray.name);
                });
    }
}
