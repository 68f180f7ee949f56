package studio.raim.server.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import studio.raim.common.Sha256;
import studio.raim.server.job.JobSignals;
import studio.raim.server.storage.BlobRef;

/** A node of a test: everything that a process of the application has for its queue. */
final class Member implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final JobSignals signals;
    private final WorkerParts parts;
    private final Node node;

    Member(QueueDatabase database, String pool, int slots, Restorer restorer) {
        this(database, pool, slots, restorer, InstantSource.system());
    }

    Member(QueueDatabase database, String pool, int slots, Restorer restorer, InstantSource clock) {
        this(database, pool, slots, restorer, clock, Member::keep);
    }

    Member(
            QueueDatabase database,
            String pool,
            int slots,
            Restorer restorer,
            InstantSource clock,
            AttemptRunner.Keeper keeper) {
        NodeName name = new NodeName("test-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet());
        signals = new JobSignals(database.database());
        parts = WorkerParts.assemble(
                database.database(),
                TestQueueConfig.QUICK,
                signals,
                new QuartzDispatcher(database.database(), name),
                restorer,
                keeper,
                new WorkerMetrics(new SimpleMeterRegistry()));
        List<Slot> served = IntStream.range(0, slots)
                .mapToObj(i -> new Slot(pool, i, "cpu"))
                .toList();
        node = new Node(parts, new Membership(database.database(), name, served, clock));
        signals.start();
        node.start();
    }

    WorkerParts parts() {
        return parts;
    }

    Node node() {
        return node;
    }

    @Override
    public void close() {
        node.close();
        signals.close();
    }

    private static BlobRef keep(Path file) {
        try {
            BlobRef kept = new BlobRef(Sha256.of(file).hex(), Files.size(file));
            Files.delete(file);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
