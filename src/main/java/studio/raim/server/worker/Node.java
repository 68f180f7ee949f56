package studio.raim.server.worker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.server.job.Claim;
import studio.raim.server.job.Database;
import studio.raim.server.job.JobSignals;

/** A running process that serves pools: accepts invitations, keeps its place among the nodes, and drains when it stops. */
final class Node implements Invitation.Guest, JobSignals.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Node.class);
    private static final int TROUBLE_AFTER_SWEEPS = 4;

    private final WorkerParts parts;
    private final Membership membership;
    private final RunningAttempts running = new RunningAttempts();
    private final Pulse pulse;
    private final Map<String, PoolScheduler> schedulers = new TreeMap<>();
    private final Map<String, BlockingQueue<Slot>> free = new TreeMap<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("queue-housekeeping").daemon().factory());
    private volatile long keptHouseAt = System.nanoTime();
    private boolean keptHouse = true;
    private volatile boolean stopping;
    private volatile boolean clockWasGood = true;

    Node(WorkerParts parts, Membership membership) {
        this.parts = parts;
        this.membership = membership;
        this.pulse = new Pulse(running, parts.heartbeats(), parts.config());
    }

    void start() {
        membership.join();
        Map<String, List<Slot>> pools = membership.slots().stream()
                .collect(Collectors.groupingBy(Slot::pool, TreeMap::new, Collectors.toList()));
        pools.forEach((pool, slots) -> {
            free.put(pool, new LinkedBlockingQueue<>(slots));
            schedulers.put(pool, parts.dispatcher().serve(pool, slots.size(), this));
        });
        pulse.start();
        parts.signals().add(this);
        long millis = parts.config().sweep().toMillis();
        var keeping = housekeeping.scheduleWithFixedDelay(this::keepHouse, 0, millis, TimeUnit.MILLISECONDS);
        LOG.tracef("Housekeeping: %s", keeping);
        LOG.infof("Node %s serves %s", membership.node(), pools.isEmpty() ? "pages" : pools.keySet());
    }

    /** Why the queue does not go on here, in a sentence; null when it does, or when it was told to pause. */
    @Nullable
    String trouble() {
        long silent = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - keptHouseAt);
        if (stopping) {
            return "The node is stopping";
        }
        if (silent > TROUBLE_AFTER_SWEEPS * parts.config().sweep().toSeconds()) {
            return "The queue could not be looked after for %d s; the database may be away".formatted(silent);
        }
        return clockWasGood ? null : "The node's clock differs too much from the database's";
    }

    @Override
    public void queued(String pool) {
        PoolScheduler scheduler = schedulers.get(pool);
        if (scheduler != null) {
            scheduler.wake();
        }
    }

    @Override
    public void cancelRequested(JobId job) {
        running.cancel(job);
    }

    @Override
    public void invited(String pool, JobId job) {
        BlockingQueue<Slot> slots = free.getOrDefault(pool, new LinkedBlockingQueue<>());
        Slot slot = slots.poll();
        if (slot == null) {
            // As many threads as slots: only a slot that is being given back can be missing, and the sweep invites
            // again.
            return;
        }
        try {
            accept(job, slot);
        } catch (RuntimeException e) {
            LOG.warnf("The invitation to job %s was lost (%s); the sweep repeats it", job, e.getMessage());
        } finally {
            slots.add(slot);
        }
    }

    private void accept(JobId job, Slot slot) {
        var claim = stopping
                ? java.util.Optional.<Claim>empty()
                : parts.attempts().claim(job, membership.node().value(), slot.device());
        if (claim.isEmpty()) {
            parts.metrics().declined(slot.pool());
            decline(job, slot.pool());
            return;
        }
        parts.metrics().claimed(claim.get());
        RunningAttempt attempt = running.begin(claim.get());
        try {
            if (stopping) {
                attempt.stop(RunningAttempt.Reason.DRAINED);
            }
            parts.runner().run(claim.get(), slot, attempt);
        } finally {
            running.end(attempt);
        }
    }

    /** A job that still waits, because its pool or this node pauses, gets its invitation back for whoever goes on. */
    private void decline(JobId job, String pool) {
        Database database = parts.database();
        database.doInTransaction(() -> parts.attempts().waiting(job).ifPresent(ticket -> {
            parts.dispatcher().pause(pool);
            parts.dispatcher().enqueue(ticket);
        }));
    }

    private void keepHouse() {
        try {
            membership.beat();
            boolean good = clockIsGood();
            if (!stopping) {
                membership.drain(!good);
                schedulers.forEach((pool, scheduler) -> {
                    if (good && !parts.attempts().paused(pool)) {
                        scheduler.start();
                    } else {
                        scheduler.standby();
                    }
                });
            }
            parts.sweep().run();
            keptHouseAt = System.nanoTime();
            keptHouse = true;
        } catch (RuntimeException e) {
            parts.sweep().troubled();
            if (keptHouse) {
                LOG.warnf("The queue's housekeeping waits for the database: %s", e.getMessage());
            }
            keptHouse = false;
        }
    }

    private boolean clockIsGood() {
        var offset = membership.clockOffset();
        boolean good = offset.abs().compareTo(parts.config().clockTolerance()) <= 0;
        if (good != clockWasGood) {
            if (good) {
                LOG.infof("The clock of node %s is right again; it serves", membership.node());
            } else {
                LOG.errorf(
                        "The clock of node %s is %d ms off the database's; it takes no jobs until that is mended (is NTP running?)",
                        membership.node(), offset.toMillis());
            }
        }
        clockWasGood = good;
        return good;
    }

    /** Stops: attempts end at their next tile and go back to their places, which costs the jobs nothing. */
    @Override
    public void close() {
        stopping = true;
        parts.signals().remove(this);
        housekeeping.shutdownNow();
        schedulers.values().forEach(PoolScheduler::standby);
        quietly(() -> membership.drain(true));
        running.all().forEach(attempt -> attempt.stop(RunningAttempt.Reason.DRAINED));
        boolean ended = running.awaitNone(parts.config().drain());
        if (!ended) {
            running.all().forEach(this::takeBack);
        }
        pulse.close();
        quietly(membership::leave);
        quietly(() -> parts.dispatcher().close(ended));
        quietly(parts.sweep()::giveBack);
    }

    /** An attempt that did not reach the end of a tile in time: its job goes back without it, and the fence drops its result. */
    private void takeBack(RunningAttempt attempt) {
        quietly(() -> {
            if (parts.attempts().putBack(attempt.attempt())) {
                LOG.infof(
                        "Job %s was put back while its attempt still ran",
                        attempt.attempt().job());
            }
        });
    }

    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warnf("A step of stopping failed, others will repair it: %s", e.getMessage());
        }
    }
}
