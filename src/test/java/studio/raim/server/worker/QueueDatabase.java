package studio.raim.server.worker;

import java.util.UUID;
import studio.raim.common.JobId;
import studio.raim.server.job.Database;
import studio.raim.server.job.JobState;
import studio.raim.server.job.Ticket;

/** The application's tables and transactions without the application, in this process or in another one. */
final class QueueDatabase implements AutoCloseable {
    private final StandaloneDatabase connections;
    private final Database database;
    private final QuartzDispatcher writer;

    /** What a job's row says. */
    record Seen(JobState state, int attempt, int lostWorkers, String resultFormat, String error, double progress) {}

    QueueDatabase(String url) {
        connections = new StandaloneDatabase(url, "postgres", "postgres");
        database = connections.database();
        writer = new QuartzDispatcher(database, new NodeName("writer-" + UUID.randomUUID()));
    }

    Database database() {
        return database;
    }

    /** Queues a job of a person of its own from a node that serves no pool. */
    JobId submit(String pool, long rank) {
        return database.inTransaction(() -> {
            JobId job = insertJob(pool, rank);
            writer.enqueue(new Ticket(job, pool, 0, rank));
            return job;
        });
    }

    /** Inserts a waiting job without an invitation. */
    JobId insertJob(String pool, long rank) {
        UUID person = UUID.randomUUID();
        UUID photo = UUID.randomUUID();
        JobId job = JobId.random();
        database.doInTransaction(() -> {
            database.update(
                    "INSERT INTO person (id, name, roles) VALUES (?, ?, ARRAY['member'])", person, person.toString());
            database.update("""
                    INSERT INTO photo (id, owner_id, sha256, bytes, file_name, format, width, height)
                    VALUES (?, ?, repeat('a', 64), 1, 'beach.jpg', 'jpeg', 1000, 1000)""", photo, person);
            database.update("INSERT INTO pool (name) VALUES (?) ON CONFLICT DO NOTHING", pool);
            database.update("""
                    INSERT INTO job (id, person_id, photo_id, photo_name, megapixels, pipeline, pool, state, cost, tag, rank)
                    VALUES (?, ?, ?, 'beach.jpg', 1, 'quick', ?, 'QUEUED', 1000, ?, ?)""", job.value(), person, photo, pool, rank, rank);
        });
        return job;
    }

    Seen see(JobId job) {
        return database.first(
                        "SELECT * FROM job WHERE id = ?",
                        row -> new Seen(
                                JobState.valueOf(row.getString("state")),
                                row.getInt("attempt"),
                                row.getInt("lost_workers"),
                                String.valueOf(row.getString("result_format")),
                                String.valueOf(row.getString("error")),
                                row.getDouble("progress")),
                        job.value())
                .orElseThrow();
    }

    /** Leaves the job's invitation as a node does that is halted after it took it and before it fired it. */
    void takeInvitationAway(JobId job, String goneNode) {
        String trigger = job + "/0";
        database.doInTransaction(() -> {
            database.update("UPDATE qrtz_triggers SET trigger_state = 'ACQUIRED' WHERE trigger_name = ?", trigger);
            database.update("""
                    INSERT INTO qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
                        fired_time, sched_time, priority, state)
                    SELECT sched_name, ?, trigger_name, trigger_group, ?, 0, 0, 5, 'ACQUIRED'
                      FROM qrtz_triggers WHERE trigger_name = ?""", goneNode, goneNode, trigger);
            // Quartz itself believes that this node lives for another hour.
            database.update("""
                    INSERT INTO qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)
                    SELECT sched_name, ?, 1000 * extract(epoch from now() + interval '1 hour')::bigint, 2000
                      FROM qrtz_triggers WHERE trigger_name = ?""", goneNode, trigger);
        });
    }

    /** Makes the running attempt look as if its worker had been silent for a long time. */
    void silence(JobId job) {
        database.update("UPDATE job SET heartbeat = heartbeat - interval '1 hour' WHERE id = ?", job.value());
    }

    int invitations(String pool) {
        return database.first(
                        "SELECT count(*)::int FROM qrtz_triggers WHERE sched_name = ? AND trigger_state = 'WAITING'",
                        row -> row.getInt(1),
                        pool)
                .orElseThrow();
    }

    @Override
    public void close() {
        writer.close();
        connections.close();
    }
}
