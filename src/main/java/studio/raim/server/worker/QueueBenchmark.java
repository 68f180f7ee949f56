package studio.raim.server.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import studio.raim.common.JobId;
import studio.raim.common.Sha256;
import studio.raim.server.job.Claim;
import studio.raim.server.job.Database;
import studio.raim.server.job.JobSignals;
import studio.raim.server.job.Ticket;
import studio.raim.server.storage.BlobRef;

/**
 * How fast the queue is when restoring takes no time: jobs go through the real dispatcher, triggers, claims and completions
 * on a real PostgreSQL with the application's tables, and one small file is made for each.
 */
public final class QueueBenchmark implements AutoCloseable {
    private static final String POOL = "bench";
    private static final long PATIENCE_SECONDS = 600;

    private final StandaloneDatabase connections;
    private final QuartzDispatcher writer;
    private final JobSignals signals;
    private final Node node;
    private final UUID person = UUID.randomUUID();
    private final UUID photo = UUID.randomUUID();
    private final Map<JobId, CountDownLatch> begun = new ConcurrentHashMap<>();
    private final CountDownLatch ended;

    /**
     * A node on this database, not yet started.
     *
     * @param slots jobs at the same time
     * @param jobs that {@link #jobsPerSecond} will be given
     */
    public QueueBenchmark(String url, String user, String password, int slots, int jobs) {
        connections = new StandaloneDatabase(url, user, password);
        ended = new CountDownLatch(jobs);
        Database database = connections.database();
        writer = new QuartzDispatcher(database, new NodeName("writer-" + UUID.randomUUID()));
        signals = new JobSignals(database);
        NodeName name = new NodeName("bench-" + ProcessHandle.current().pid());
        WorkerParts parts = WorkerParts.assemble(
                database,
                new UsualQueue(),
                signals,
                new QuartzDispatcher(database, name),
                this::noWork,
                this::keep,
                new WorkerMetrics(new SimpleMeterRegistry()));
        List<Slot> served = IntStream.range(0, slots)
                .mapToObj(i -> new Slot(POOL, i, "cpu"))
                .toList();
        node = new Node(parts, new Membership(database, name, served, InstantSource.system()));
        owner(database);
    }

    private void owner(Database database) {
        database.doInTransaction(() -> {
            database.update(
                    "INSERT INTO person (id, name, roles) VALUES (?, ?, ARRAY['member'])", person, person.toString());
            database.update("""
                    INSERT INTO photo (id, owner_id, sha256, bytes, file_name, format, width, height)
                    VALUES (?, ?, repeat('a', 64), 1, 'beach.jpg', 'jpeg', 1000, 1000)""", photo, person);
            database.update("INSERT INTO pool (name) VALUES (?) ON CONFLICT DO NOTHING", POOL);
        });
    }

    private Restorer.Outcome noWork(Claim claim, String device, Restorer.Course course) {
        CountDownLatch waited = begun.get(claim.attempt().job());
        if (waited != null) {
            waited.countDown();
        }
        try {
            Path file = Files.writeString(
                    Files.createTempFile("raim-bench", ".jpg"), claim.attempt().toString());
            return new Restorer.Outcome.Restored(file, "jpeg", "jpg", "{}", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlobRef keep(Path file) {
        try {
            BlobRef kept = new BlobRef(Sha256.of(file).hex(), Files.size(file));
            Files.delete(file);
            ended.countDown();
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobId submit(int rank) {
        Database database = connections.database();
        JobId job = JobId.random();
        database.doInTransaction(() -> {
            database.update("""
                    INSERT INTO job (id, person_id, photo_id, photo_name, megapixels, pipeline, pool, state, cost, tag, rank)
                    VALUES (?, ?, ?, 'beach.jpg', 1, 'quick', ?, 'QUEUED', 1000, ?, ?)""", job.value(), person, photo, POOL, (long) rank, (long) rank);
            writer.enqueue(new Ticket(job, POOL, 0, rank));
        });
        return job;
    }

    /** Queues all jobs, starts the node, and waits until they are done. */
    public double jobsPerSecond() throws InterruptedException {
        int jobs = (int) ended.getCount();
        for (int i = 0; i < jobs; i++) {
            submit(i + 1);
        }
        signals.start();
        long start = System.nanoTime();
        node.start();
        await(ended);
        return jobs / ((System.nanoTime() - start) / 1e9);
    }

    /** Milliseconds from a job's commit to its beginning, sorted, on a queue that is empty but for it. */
    public List<Double> pickUpMillis(int jobs) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            CountDownLatch waited = new CountDownLatch(1);
            JobId[] job = new JobId[1];
            long start = System.nanoTime();
            connections.database().doInTransaction(() -> {
                job[0] = submit(1);
                begun.put(job[0], waited);
            });
            long committed = System.nanoTime();
            await(waited);
            millis.add((System.nanoTime() - Math.max(start, committed)) / 1e6);
            begun.remove(job[0]);
        }
        millis.sort(null);
        return millis;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The queue did not do its jobs within %d s".formatted(PATIENCE_SECONDS));
        }
    }

    @Override
    public void close() {
        node.close();
        signals.close();
        writer.close();
        connections.close();
    }
}
