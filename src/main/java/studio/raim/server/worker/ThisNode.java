package studio.raim.server.worker;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.Database;
import studio.raim.server.job.JobSignals;
import studio.raim.server.job.QueueConfig;
import studio.raim.server.storage.BlobStore;

/** Makes this process a node: from when the application has started until it stops. */
@ApplicationScoped
class ThisNode {
    private final WorkerParts parts;
    private final NodeName name;
    private final Clock clock;
    private final String pools;
    private volatile @Nullable Node node;

    ThisNode(
            WorkerParts parts,
            NodeName name,
            Clock clock,
            @ConfigProperty(name = "raim.pools", defaultValue = "cpu:1") String pools) {
        this.parts = parts;
        this.name = name;
        this.clock = clock;
        this.pools = pools;
    }

    void onStart(@Observes StartupEvent event) {
        Node started = new Node(parts, new Membership(parts.database(), name, Slot.parse(pools), clock));
        node = started;
        started.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        Node started = node;
        if (started != null) {
            started.close();
        }
    }

    /** Why the queue does not go on here; null when it does. */
    @Nullable
    String trouble() {
        Node started = node;
        return started == null ? "The node has not started yet" : started.trouble();
    }

    /** Parts that are beans because others ask for them, or because they are configured. */
    @Singleton
    static class Assembly {
        @Produces
        @Singleton
        NodeName name() {
            return NodeName.ofThisProcess();
        }

        @Produces
        @Singleton
        WorkerParts parts(
                Database database,
                QueueConfig config,
                JobSignals signals,
                QuartzDispatcher dispatcher,
                EngineRestorer restorer,
                BlobStore store,
                WorkerMetrics metrics) {
            return WorkerParts.assemble(database, config, signals, dispatcher, restorer, store::putFile, metrics);
        }
    }
}
