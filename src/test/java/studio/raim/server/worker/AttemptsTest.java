package studio.raim.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.raim.common.JobId;
import studio.raim.server.job.Attempt;
import studio.raim.server.job.Attempts;
import studio.raim.server.job.Claim;
import studio.raim.server.job.Heartbeats;
import studio.raim.server.job.Heartbeats.Beat;
import studio.raim.server.job.Heartbeats.Order;
import studio.raim.server.job.JobState;
import studio.raim.server.job.LostWorkers;
import studio.raim.server.job.Result;
import studio.raim.server.storage.BlobRef;

/** What one guarded statement after the other does, without any scheduler running. */
class AttemptsTest {
    private static final String NODE = "attempts-test";
    private static QueueDatabase database;
    private static QuartzDispatcher dispatcher;

    private final String pool = "a" + UUID.randomUUID().toString().substring(0, 8);
    private Attempts attempts;
    private LostWorkers lostWorkers;
    private JobId job;

    @BeforeAll
    static void open() {
        database = new QueueDatabase(TestPostgres.url());
        dispatcher = new QuartzDispatcher(database.database(), new NodeName(NODE));
        new Membership(database.database(), new NodeName(NODE), List.of(), java.time.InstantSource.system()).join();
    }

    @AfterAll
    static void close() {
        dispatcher.close();
        database.close();
    }

    @BeforeEach
    void a_waiting_job() {
        attempts = new Attempts(database.database(), TestQueueConfig.QUICK, dispatcher);
        lostWorkers = new LostWorkers(database.database(), TestQueueConfig.QUICK, dispatcher);
        job = database.insertJob(pool, 42);
    }

    private Claim claim() {
        return attempts.claim(job, NODE, "cpu").orElseThrow();
    }

    private static Result result(Attempt attempt) {
        return new Result(new BlobRef("b".repeat(64), 7), "attempt-" + attempt.number(), "beach.restored.jpg", "{}");
    }

    @Test
    void a_job_is_claimed_once() {
        assertThat(claim().attempt()).isEqualTo(new Attempt(job, 1));
        assertThat(attempts.claim(job, NODE, "cpu")).isEmpty();
    }

    @Test
    void nobody_claims_in_a_paused_pool_or_on_a_draining_or_unknown_node() {
        database.database().update("UPDATE pool SET paused = true WHERE name = ?", pool);
        assertThat(attempts.claim(job, NODE, "cpu")).isEmpty();
        database.database().update("UPDATE pool SET paused = false WHERE name = ?", pool);
        assertThat(attempts.claim(job, "nobody", "cpu")).isEmpty();
        database.database().update("UPDATE node SET draining = true WHERE name = ?", NODE);
        assertThat(attempts.claim(job, NODE, "cpu")).isEmpty();
        database.database().update("UPDATE node SET draining = false WHERE name = ?", NODE);
        assertThat(attempts.claim(job, NODE, "cpu")).isPresent();
    }

    @Test
    void a_claim_moves_the_pools_virtual_time_to_the_jobs_tag() {
        claim();
        assertThat(database.database()
                        .query("SELECT virtual_now FROM pool WHERE name = ?", row -> row.getLong(1), pool))
                .containsExactly(42L);
    }

    @Test
    void a_job_completes_once() {
        Attempt attempt = claim().attempt();
        assertThat(attempts.complete(attempt, result(attempt))).isTrue();
        assertThat(attempts.complete(attempt, result(attempt))).isFalse();
        assertThat(attempts.fail(attempt, "too late")).isFalse();
        assertThat(attempts.putBack(attempt)).isFalse();
        assertThat(database.see(job).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void a_superseded_attempt_writes_nothing() {
        Attempt old = claim().attempt();
        database.silence(job);
        Attempt current = claim().attempt();
        assertThat(current.number()).isEqualTo(2);
        assertThat(database.see(job).lostWorkers()).isEqualTo(1);

        Heartbeats heartbeats = new Heartbeats(database.database());
        assertThat(heartbeats.beat(List.of(new Beat(old, 0.9, "restore"), new Beat(current, 0.2, "restore"))))
                .containsOnlyKeys(current)
                .containsValue(Order.GO_ON);
        assertThat(database.see(job).progress()).isEqualTo(0.2);
        assertThat(attempts.complete(old, result(old))).isFalse();
        assertThat(attempts.fail(old, "late")).isFalse();
        assertThat(attempts.complete(current, result(current))).isTrue();
        assertThat(database.see(job).resultFormat()).isEqualTo("attempt-2");
    }

    @Test
    void a_heartbeat_brings_the_owners_wish_back_and_progress_never_falls() {
        Attempt attempt = claim().attempt();
        Heartbeats heartbeats = new Heartbeats(database.database());
        heartbeats.beat(List.of(new Beat(attempt, 0.6, "restore")));
        heartbeats.beat(List.of(new Beat(attempt, 0.4, "restore")));
        assertThat(database.see(job).progress()).isEqualTo(0.6);
        assertThat(attempts.cancelled(attempt)).isFalse();
        database.database().update("UPDATE job SET cancel_requested = true WHERE id = ?", job.value());
        assertThat(heartbeats.beat(List.of(new Beat(attempt, 0.7, "restore")))).containsEntry(attempt, Order.CANCEL);
        assertThat(attempts.cancelled(attempt)).isTrue();
    }

    @Test
    void a_job_put_back_keeps_its_place_and_loses_nothing() {
        Attempt attempt = claim().attempt();
        assertThat(attempts.putBack(attempt)).isTrue();
        assertThat(database.see(job))
                .returns(JobState.QUEUED, QueueDatabase.Seen::state)
                .returns(0, QueueDatabase.Seen::lostWorkers);
        assertThat(database.database()
                        .query(
                                "SELECT next_fire_time FROM qrtz_triggers WHERE sched_name = ?",
                                row -> row.getLong(1),
                                pool))
                .containsExactly(946_684_800_042L);
    }

    @Test
    void a_lost_worker_is_counted_and_its_job_waits_again() {
        claim();
        lostWorkers.recover();
        assertThat(database.see(job).state()).isEqualTo(JobState.RUNNING);
        database.silence(job);
        lostWorkers.recover();
        assertThat(database.see(job))
                .returns(JobState.QUEUED, QueueDatabase.Seen::state)
                .returns(1, QueueDatabase.Seen::lostWorkers);
        assertThat(database.invitations(pool)).isEqualTo(1);
    }

    @Test
    void a_job_that_lost_three_workers_is_quarantined_with_its_evidence() {
        for (int i = 0; i < 3; i++) {
            claim();
            database.silence(job);
            lostWorkers.recover();
        }
        assertThat(database.see(job).state()).isEqualTo(JobState.FAILED);
        assertThat(database.see(job).error())
                .contains("lost 3 times")
                .contains(NODE)
                .contains("attempt 3");
        assertThat(attempts.claim(job, NODE, "cpu")).isEmpty();
    }

    @Test
    void a_lost_job_that_its_owner_cancelled_does_not_run_again() {
        claim();
        database.database().update("UPDATE job SET cancel_requested = true WHERE id = ?", job.value());
        database.silence(job);
        lostWorkers.recover();
        assertThat(database.see(job).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_row_and_its_invitation_are_written_together_or_not_at_all() {
        JobId[] queued = new JobId[1];
        try {
            database.database().doInTransaction(() -> {
                queued[0] = database.submit(pool, 1);
                throw new IllegalStateException("after both were written");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("both");
        }
        assertThat(database.invitations(pool)).isZero();
        assertThat(database.database().query("SELECT 1 FROM job WHERE id = ?", row -> 1, queued[0].value()))
                .isEmpty();
    }

    @Test
    void reprioritising_moves_a_waiting_job_and_leaves_a_running_one_alone() {
        JobId waiting = database.submit(pool, 10);
        dispatcher.reprioritise(new studio.raim.server.job.Ticket(waiting, pool, 0, 5));
        assertThat(database.database()
                        .query(
                                "SELECT next_fire_time FROM qrtz_triggers WHERE sched_name = ?",
                                row -> row.getLong(1),
                                pool))
                .containsExactly(946_684_800_005L);
        claim();
        dispatcher.reprioritise(new studio.raim.server.job.Ticket(job, pool, 0, 1));
        assertThat(database.invitations(pool)).isEqualTo(1);
    }

    @Test
    void metrics_count_what_workers_did() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        WorkerMetrics metrics = new WorkerMetrics(registry);
        Claim claim = claim();
        metrics.claimed(claim);
        metrics.ended(claim, "completed", 2.0);
        metrics.lost(2);
        assertThat(registry.counter("raim.worker.claims", "pool", pool).count()).isEqualTo(1);
        assertThat(registry.get("raim.worker.seconds.per.megapixel").summary().max())
                .isEqualTo(2.0);
        assertThat(registry.counter("raim.queue.lost.workers").count()).isEqualTo(2);
    }
}
