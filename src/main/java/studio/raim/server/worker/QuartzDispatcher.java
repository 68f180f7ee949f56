package studio.raim.server.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import studio.raim.common.JobId;
import studio.raim.server.job.Database;
import studio.raim.server.job.Dispatcher;
import studio.raim.server.job.Ticket;

/**
 * Invites through Quartz: one clustered scheduler a pool, one trigger a waiting job.
 *
 * <p>A node that does not serve a pool still writes invitations to it, with a scheduler that is never started.
 */
@ApplicationScoped
public class QuartzDispatcher implements Dispatcher, AutoCloseable {
    private final Database database;
    private final NodeName node;
    private final Map<String, PoolScheduler> schedulers = new ConcurrentHashMap<>();

    public QuartzDispatcher(Database database, NodeName node) {
        this.database = database;
        this.node = node;
    }

    @Override
    public void enqueue(Ticket ticket) {
        put(ticket, quartz -> {
            if (quartz.checkExists(Invitation.key(ticket))) {
                quartz.rescheduleJob(Invitation.key(ticket), Invitation.trigger(ticket));
            } else {
                quartz.scheduleJob(Invitation.trigger(ticket));
            }
        });
    }

    /** In one transaction with the sight of a waiting row: Quartz would run a job twice that is rescheduled while it runs. */
    @Override
    public void reprioritise(Ticket ticket) {
        database.doInTransaction(() -> {
            if (database.update(
                            "UPDATE job SET rank = ? WHERE id = ? AND attempt = ? AND state = 'QUEUED'",
                            ticket.rank(),
                            ticket.job().value(),
                            ticket.attempt())
                    == 1) {
                enqueue(ticket);
            }
        });
    }

    @Override
    public void withdraw(Ticket ticket) {
        withdraw(ticket.pool(), Invitation.key(ticket));
    }

    void withdraw(String pool, TriggerKey key) {
        database.doInTransaction(() -> call(pool, quartz -> quartz.unscheduleJob(key)));
    }

    /** Opens the scheduler with which this node serves a pool; it fires once started. */
    PoolScheduler serve(String pool, int slots, Invitation.Guest guest) {
        PoolScheduler scheduler = PoolScheduler.open(pool, node, slots, database, guest);
        if (schedulers.putIfAbsent(pool, scheduler) != null) {
            scheduler.close(true);
            throw new IllegalStateException("This node uses the pool '%s' already".formatted(pool));
        }
        return scheduler;
    }

    /** Makes this node's scheduler look now; others hear of it from the database. */
    void wake(String pool) {
        PoolScheduler scheduler = schedulers.get(pool);
        if (scheduler != null) {
            scheduler.wake();
        }
    }

    /** Makes this node fire nothing of the pool, until its node starts it again. */
    void pause(String pool) {
        PoolScheduler scheduler = schedulers.get(pool);
        if (scheduler != null) {
            scheduler.standby();
        }
    }

    @Override
    public void close() {
        close(true);
    }

    /** Closes all schedulers; afterwards this node invites no more. */
    void close(boolean awaitFires) {
        schedulers.values().forEach(scheduler -> scheduler.close(awaitFires));
        schedulers.clear();
    }

    private void put(Ticket ticket, Call call) {
        database.doInTransaction(() -> call(ticket.pool(), call));
    }

    private interface Call {
        void on(Scheduler quartz) throws SchedulerException;
    }

    private void call(String pool, Call call) {
        try {
            call.on(schedulers.computeIfAbsent(pool, this::writer).quartz());
        } catch (SchedulerException e) {
            throw new QueueException("The pool '%s' took no invitation".formatted(pool), e);
        }
    }

    private PoolScheduler writer(String pool) {
        return PoolScheduler.open(pool, node, 0, database, (name, job) -> refuse(job));
    }

    private static void refuse(JobId job) {
        throw new IllegalStateException("Job %s was offered to a node that does not serve its pool".formatted(job));
    }
}
