package studio.raim.server.worker;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import studio.raim.server.job.QueueConfig;

/** The queue's times as an installation has them that changed none, for processes without the application. */
final class UsualQueue implements QueueConfig {
    @Override
    public Duration heartbeat() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration stale() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Duration progress() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration sweep() {
        return Duration.ofSeconds(3);
    }

    @Override
    public int quarantineAfter() {
        return 3;
    }

    @Override
    public Duration drain() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration clockTolerance() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public MemorySize networks() {
        return new MemorySize(BigInteger.ONE.shiftLeft(32));
    }

    @Override
    public String defaultPool() {
        return "cpu";
    }
}
