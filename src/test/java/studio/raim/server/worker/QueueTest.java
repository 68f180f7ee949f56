package studio.raim.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.job.DatabaseException;
import studio.raim.server.job.JobSignals;
import studio.raim.server.job.JobState;

@SuppressWarnings("try") // a member works by being there
class QueueTest {
    private static QueueDatabase database;
    private final String pool = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void open() {
        database = new QueueDatabase(TestPostgres.url());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static ConditionFactory soon() {
        return await().pollInterval(10, TimeUnit.MILLISECONDS)
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(DatabaseException.class);
    }

    private static void awaitState(JobId job, JobState state) {
        soon().untilAsserted(() -> assertThat(database.see(job).state()).isEqualTo(state));
    }

    @Test
    void jobs_run_in_the_order_of_their_ranks() {
        List<JobId> byRank = new ArrayList<>(
                IntStream.range(0, 30).mapToObj(i -> JobId.random()).toList());
        List<Integer> ranks = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
        Collections.shuffle(ranks, new Random(1));
        for (int rank : ranks) {
            byRank.set(rank, database.submit(pool, rank * 10L));
        }
        Fakes.Quick restorer = new Fakes.Quick();
        database.database().update("UPDATE pool SET paused = true WHERE name = ?", pool);
        try (Member member = new Member(database, pool, 1, restorer)) {
            soon().until(() -> database.invitations(pool) == 30);
            database.database().update("UPDATE pool SET paused = false WHERE name = ?", pool);
            soon().until(() -> restorer.done.size() == 30);
        }
        assertThat(restorer.done).containsExactlyElementsOf(byRank);
    }

    @Test
    void two_nodes_share_jobs_and_run_each_once() {
        List<JobId> jobs =
                IntStream.range(0, 40).mapToObj(i -> database.submit(pool, i)).toList();
        Fakes.Quick one = new Fakes.Quick();
        Fakes.Quick other = new Fakes.Quick();
        try (Member first = new Member(database, pool, 2, one);
                Member second = new Member(database, pool, 2, other)) {
            soon().until(() -> jobs.stream().allMatch(job -> database.see(job).state() == JobState.DONE));
        }
        List<JobId> done = new ArrayList<>(one.done);
        done.addAll(other.done);
        assertThat(done).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(one.done).isNotEmpty();
        assertThat(other.done).isNotEmpty();
        assertThat(database.invitations(pool)).isZero();
    }

    @Test
    void a_job_that_fires_twice_runs_once() {
        Fakes.Held restorer = new Fakes.Held(true);
        JobId job = database.submit(pool, 1);
        try (Member member = new Member(database, pool, 2, restorer)) {
            soon().until(() -> restorer.begun.getCount() == 0);
            member.node().invited(pool, job);
            restorer.release.countDown();
            awaitState(job, JobState.DONE);
        }
        assertThat(database.see(job).attempt()).isEqualTo(1);
    }

    @Test
    void a_running_job_stops_when_its_owner_cancels_it() {
        Fakes.Held restorer = new Fakes.Held(true);
        JobId job = database.submit(pool, 1);
        try (Member member = new Member(database, pool, 1, restorer)) {
            soon().until(() -> restorer.begun.getCount() == 0);
            database.database().update("UPDATE job SET cancel_requested = true WHERE id = ?", job.value());
            awaitState(job, JobState.CANCELLED);
        }
    }

    @Test
    void a_disk_that_fills_up_under_a_restoration_fails_it_with_the_stores_own_sentence() {
        Restorer full = (claim, device, course) -> {
            throw Refusal.noSpace("The server's disk is full");
        };
        JobId job = database.submit(pool, 1);
        try (Member member = new Member(database, pool, 1, full)) {
            awaitState(job, JobState.FAILED);
        }
        assertThat(database.see(job)).returns("The server's disk is full", QueueDatabase.Seen::error);
    }

    @Test
    void a_disk_that_fills_up_before_a_result_is_kept_fails_its_job_and_loses_no_worker() {
        AttemptRunner.Keeper full = file -> {
            throw Refusal.noSpace("The server's disk is full");
        };
        JobId job = database.submit(pool, 1);
        try (Member member = new Member(database, pool, 1, new Fakes.Quick(), InstantSource.system(), full)) {
            awaitState(job, JobState.FAILED);
        }
        assertThat(database.see(job))
                .returns("The server's disk is full", QueueDatabase.Seen::error)
                .returns(0, QueueDatabase.Seen::lostWorkers);
    }

    @Test
    void a_stopping_node_puts_its_job_back_and_another_node_completes_it() {
        Fakes.Held held = new Fakes.Held(true);
        JobId job = database.submit(pool, 1);
        Member first = new Member(database, pool, 1, held);
        soon().until(() -> held.begun.getCount() == 0);
        long began = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(database.see(job)).returns(JobState.QUEUED, QueueDatabase.Seen::state);

        // The closing scheduler may have taken the new invitation with it; then a sweep gives it back.
        try (Member second = new Member(database, pool, 1, new Fakes.Quick())) {
            awaitState(job, JobState.DONE);
        }
        assertThat(database.see(job))
                .returns("attempt-2", QueueDatabase.Seen::resultFormat)
                .returns(0, QueueDatabase.Seen::lostWorkers);
    }

    @Test
    void an_invitation_that_left_with_its_node_comes_back() {
        JobId job = database.submit(pool, 1);
        database.takeInvitationAway(job, "gone-" + pool);
        try (Member member = new Member(database, pool, 1, new Fakes.Quick())) {
            awaitState(job, JobState.DONE);
        }
        assertThat(database.see(job).attempt()).isEqualTo(1);
    }

    @Test
    void an_attempt_that_does_not_stop_in_time_loses_its_job_and_its_result() {
        Fakes.Held deaf = new Fakes.Held(false);
        JobId job = database.submit(pool, 1);
        Member first = new Member(database, pool, 1, deaf);
        soon().until(() -> deaf.begun.getCount() == 0);
        first.close();
        assertThat(database.see(job).state()).isEqualTo(JobState.QUEUED);

        try (Member second = new Member(database, pool, 1, new Fakes.Quick())) {
            awaitState(job, JobState.DONE);
            deaf.release.countDown();
            assertThat(database.see(job).resultFormat()).isEqualTo("attempt-2");
        }
    }

    @Test
    void a_paused_pool_runs_nothing_until_it_goes_on() {
        database.submit(pool, 0);
        Fakes.Quick restorer = new Fakes.Quick();
        try (Member member = new Member(database, pool, 1, restorer)) {
            soon().until(() -> restorer.done.size() == 1);
            database.database().update("UPDATE pool SET paused = true WHERE name = ?", pool);
            JobId job = database.submit(pool, 1);
            // Two sweeps later it has been invited and declined at least once.
            await().during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> database.see(job).state() == JobState.QUEUED);
            assertThat(database.invitations(pool)).isEqualTo(1);
            database.database().update("UPDATE pool SET paused = false WHERE name = ?", pool);
            awaitState(job, JobState.DONE);
        }
    }

    @Test
    void a_node_with_a_wrong_clock_takes_no_job() {
        JobId job = database.submit(pool, 1);
        InstantSource fast = () -> InstantSource.system().instant().plusSeconds(2);
        try (Member wrong = new Member(database, pool, 1, new Fakes.Quick(), fast)) {
            await().during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> database.see(job).state() == JobState.QUEUED);
            try (Member right = new Member(database, pool, 1, new Fakes.Quick())) {
                awaitState(job, JobState.DONE);
            }
        }
    }

    @Test
    void a_waiting_job_without_an_invitation_gets_one() {
        JobId job = database.insertJob(pool, 1);
        try (Member member = new Member(database, pool, 1, new Fakes.Quick())) {
            awaitState(job, JobState.DONE);
        }
    }

    @Test
    void an_invitation_without_a_waiting_job_goes() {
        JobId job = database.submit(pool, 1);
        try (Member member = new Member(database, pool, 0, new Fakes.Quick())) {
            soon().until(() -> database.invitations(pool) == 1);
            database.database()
                    .update(
                            "UPDATE job SET state = 'CANCELLED', finished_at = clock_timestamp() WHERE id = ?",
                            job.value());
            soon().until(() -> database.invitations(pool) == 0);
        }
    }

    @Test
    void a_job_outlives_a_database_that_is_away_for_some_seconds() {
        Fakes.Held restorer = new Fakes.Held(true);
        JobId job = database.submit(pool, 1);
        try (Member member = new Member(database, pool, 1, restorer)) {
            soon().until(() -> restorer.begun.getCount() == 0);
            TestPostgres.goAway();
            restorer.release.countDown();
            await().during(Duration.ofSeconds(3)).until(() -> true);
            TestPostgres.comeBack();
            awaitState(job, JobState.DONE);
        }
        assertThat(database.see(job))
                .returns("attempt-1", QueueDatabase.Seen::resultFormat)
                .returns(0, QueueDatabase.Seen::lostWorkers);
    }

    @Test
    void progress_is_written_at_most_once_an_interval_however_often_it_changes() {
        List<Double> written = new CopyOnWriteArrayList<>();
        Restorer busy = (claim, device, course) -> {
            long end = System.nanoTime() + Duration.ofMillis(500).toNanos();
            for (int i = 0; System.nanoTime() < end; i++) {
                course.at(Math.min(0.99, i * 1e-6), "restore");
            }
            return Fakes.result(claim);
        };
        JobSignals signals = new JobSignals(database.database());
        JobId[] job = new JobId[1];
        signals.add(new JobSignals.Listener() {
            @Override
            public void changed(PersonId person, JobId changed) {
                if (changed.equals(job[0])) {
                    written.add(database.see(changed).progress());
                }
            }
        });
        signals.start();
        try (signals;
                Member member = new Member(database, pool, 1, busy)) {
            job[0] = database.submit(pool, 1);
            awaitState(job[0], JobState.DONE);
        }
        // Queued, claimed, ten intervals of 50 ms, done; two to spare.
        assertThat(written.size()).isBetween(4, 15);
        assertThat(written).isSorted();
    }
}
