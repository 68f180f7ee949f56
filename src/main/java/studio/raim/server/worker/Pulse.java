package studio.raim.server.worker;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import studio.raim.server.job.Attempt;
import studio.raim.server.job.Heartbeats;
import studio.raim.server.job.Heartbeats.Beat;
import studio.raim.server.job.Heartbeats.Order;
import studio.raim.server.job.QueueConfig;

/** The heartbeat of this node's attempts, on a thread of its own so that neither inference nor the database delays the other. */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Pulse.class);

    private final RunningAttempts running;
    private final Heartbeats heartbeats;
    private final QueueConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pulse").daemon().factory());

    private boolean silent;

    Pulse(RunningAttempts running, Heartbeats heartbeats, QueueConfig config) {
        this.running = running;
        this.heartbeats = heartbeats;
        this.config = config;
    }

    void start() {
        long millis = config.progress().toMillis();
        var beating = thread.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
        LOG.tracef("Beating: %s", beating);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void beat() {
        Map<RunningAttempt, Beat> due = running.all().stream()
                .flatMap(attempt ->
                        Stream.ofNullable(attempt.due(config.heartbeat())).map(beat -> Map.entry(attempt, beat)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        try {
            Map<Attempt, Order> orders = heartbeats.beat(due.values());
            due.keySet().forEach(attempt -> obey(attempt, orders));
            silent = false;
        } catch (RuntimeException e) {
            due.keySet().forEach(RunningAttempt::repeat);
            if (!silent) {
                LOG.warnf("Heartbeats of %d attempts wait for the database: %s", due.size(), e.getMessage());
            }
            silent = true;
        }
    }

    private static void obey(RunningAttempt attempt, Map<Attempt, Order> orders) {
        Order order = orders.get(attempt.attempt());
        if (order == null) {
            attempt.stop(RunningAttempt.Reason.SUPERSEDED);
        } else if (order == Order.CANCEL) {
            attempt.stop(RunningAttempt.Reason.CANCELLED);
        }
    }
}
