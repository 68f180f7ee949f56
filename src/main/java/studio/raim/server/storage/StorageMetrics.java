package studio.raim.server.storage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** For Prometheus: how much room is left, and how much cleaning gave back. */
@Startup
@ApplicationScoped
class StorageMetrics {
    private final Counter cleaned;

    StorageMetrics(MeterRegistry registry, StorageConfig config) {
        Gauge.builder("raim.storage.free", () -> FreeSpace.ofDisk(config.data()))
                .baseUnit("bytes")
                .description("Room that is left where the data directory lies")
                .register(registry);
        cleaned = Counter.builder("raim.cleaning")
                .baseUnit("bytes")
                .description("Bytes that nobody needed any more")
                .register(registry);
    }

    void cleaned(long bytes) {
        cleaned.increment((double) bytes);
    }
}
