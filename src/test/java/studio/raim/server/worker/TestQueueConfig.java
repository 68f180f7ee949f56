package studio.raim.server.worker;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import studio.raim.server.job.QueueConfig;

/** The queue's times, a tenth of what an installation has. */
record TestQueueConfig(Duration stale, Duration drain) implements QueueConfig {
    static final TestQueueConfig QUICK = new TestQueueConfig(Duration.ofMillis(1500), Duration.ofSeconds(2));

    @Override
    public Duration heartbeat() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration progress() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration sweep() {
        return Duration.ofMillis(200);
    }

    @Override
    public int quarantineAfter() {
        return 3;
    }

    @Override
    public Duration clockTolerance() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(1);
    }

    @Override
    public MemorySize networks() {
        return new MemorySize(BigInteger.TEN);
    }

    @Override
    public String defaultPool() {
        return "cpu";
    }
}
