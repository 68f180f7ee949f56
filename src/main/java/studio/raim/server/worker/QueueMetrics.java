package studio.raim.server.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import studio.raim.server.worker.PoolViews.PoolView;

/** How the pools stand, for Prometheus; every node tells the same, since all read the same rows. */
@ApplicationScoped
class QueueMetrics {
    private final PoolViews pools;
    private final MultiGauge jobs;
    private final MultiGauge oldestWait;
    private final MultiGauge slots;

    QueueMetrics(PoolViews pools, MeterRegistry registry) {
        this.pools = pools;
        jobs = MultiGauge.builder("raim.queue.jobs")
                .description("Jobs that wait or run")
                .register(registry);
        oldestWait = MultiGauge.builder("raim.queue.oldest.wait")
                .baseUnit("seconds")
                .description("How long the oldest waiting job has waited")
                .register(registry);
        slots = MultiGauge.builder("raim.queue.slots")
                .description("Slots of nodes that live and take jobs")
                .register(registry);
    }

    @Scheduled(every = "5s")
    void look() {
        List<PoolView> all = pools.all();
        jobs.register(
                all.stream()
                        .flatMap(pool -> Stream.<Row<?>>of(
                                Row.of(tags(pool).and("state", "queued"), pool.queued()),
                                Row.of(tags(pool).and("state", "running"), pool.running())))
                        .toList(),
                true);
        oldestWait.register(rows(all.stream().<Row<?>>map(pool -> Row.of(tags(pool), pool.oldestWaitSeconds()))), true);
        slots.register(rows(all.stream().<Row<?>>map(pool -> Row.of(tags(pool), pool.slots()))), true);
    }

    private static List<Row<?>> rows(Stream<Row<?>> rows) {
        return rows.toList();
    }

    private static Tags tags(PoolView pool) {
        return Tags.of("pool", pool.name());
    }
}
