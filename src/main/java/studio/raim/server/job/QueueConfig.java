package studio.raim.server.job;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The queue's times and limits; all nodes of one database should have the same. */
@ConfigMapping(prefix = "raim.queue")
public interface QueueConfig {
    /** How often a worker says that its attempts live; cancelling reaches it at the latest then. */
    @WithDefault("2s")
    Duration heartbeat();

    /** A running attempt without a heartbeat for so long has lost its worker; by the database's clock. */
    @WithDefault("15s")
    Duration stale();

    /** How often progress is written at most. */
    @WithDefault("500ms")
    Duration progress();

    /** How often each node compares rows with invitations and looks for lost workers. */
    @WithDefault("3s")
    Duration sweep();

    /** A job that lost so many workers is failed with its evidence. */
    @WithDefault("3")
    int quarantineAfter();

    /** How long a stopping node waits for its attempts to reach the end of a tile. */
    @WithDefault("2s")
    Duration drain();

    /** A node whose clock differs from the database's by more does not serve. */
    @WithDefault("1s")
    Duration clockTolerance();

    /** How long a finished result waits for a database that is away. */
    @WithDefault("10m")
    Duration patience();

    /** Most bytes of weights that stay loaded on one device. */
    @WithDefault("4G")
    MemorySize networks();

    /** The pool of jobs whose pipeline names none. */
    @WithDefault("cpu")
    String defaultPool();
}
