package studio.raim.server.worker;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import studio.raim.server.job.Claim;

/** What this node's worker did, for Prometheus. */
@ApplicationScoped
class WorkerMetrics {
    private static final double LEAST_MEGAPIXELS = 0.01;

    private final MeterRegistry registry;

    WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void claimed(Claim claim) {
        registry.counter("raim.worker.claims", "pool", claim.pool()).increment();
    }

    /** An invitation to a job that somebody else has, or that may not run now. */
    void declined(String pool) {
        registry.counter("raim.worker.declined", "pool", pool).increment();
    }

    /** @param end completed, failed, cancelled, put back or superseded */
    void ended(Claim claim, String end, double seconds) {
        registry.counter("raim.worker.attempts", "pool", claim.pool(), "pipeline", claim.pipeline(), "end", end)
                .increment();
        if (end.equals("completed")) {
            Timer.builder("raim.worker.job")
                    .tag("pipeline", claim.pipeline())
                    .description("Time of completed attempts")
                    .register(registry)
                    .record(Math.round(seconds * 1e6), TimeUnit.MICROSECONDS);
            DistributionSummary.builder("raim.worker.seconds.per.megapixel")
                    .tag("pipeline", claim.pipeline())
                    .description("Seconds per megapixel of the photo")
                    .register(registry)
                    .record(seconds / Math.max(LEAST_MEGAPIXELS, claim.megapixels()));
        }
    }

    void lost(int workers) {
        registry.counter("raim.queue.lost.workers").increment(workers);
    }
}
