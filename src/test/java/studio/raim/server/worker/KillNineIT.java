package studio.raim.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.raim.common.JobId;
import studio.raim.server.job.JobState;

/** Real processes on one database, killed with signals that they cannot answer. */
@SuppressWarnings("try") // a member works by being there
class KillNineIT {
    private static QueueDatabase database;
    private final String pool = "k" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = new QueueDatabase(TestPostgres.url());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void stop_processes() {
        processes.forEach(Process::destroyForcibly);
    }

    /** A second process that serves the pool, once it says that it does. */
    private BufferedReader start(long millisPerJob) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        TestPostgres.url(),
                        pool,
                        Long.toString(millisPerJob))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        awaitLine(said, "READY");
        return said;
    }

    private static void awaitLine(BufferedReader said, String beginning) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(beginning)) {
                return;
            }
        }
        throw new IOException("The process ended before it said " + beginning);
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void awaitDone(List<JobId> jobs) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> jobs.stream().allMatch(job -> database.see(job).state() == JobState.DONE));
    }

    @Test
    void a_survivor_completes_the_job_of_a_killed_process_exactly_once() throws Exception {
        BufferedReader said = start(60_000);
        JobId job = database.submit(pool, 1);
        awaitLine(said, "BEGUN " + job);
        signal(processes.getFirst(), "KILL");
        Fakes.Quick survivor = new Fakes.Quick();
        try (Member member = new Member(database, pool, 1, survivor)) {
            awaitDone(List.of(job));
        }
        assertThat(survivor.done).containsExactly(job);
        assertThat(database.see(job))
                .returns("attempt-2", QueueDatabase.Seen::resultFormat)
                .returns(1, QueueDatabase.Seen::lostWorkers);
        assertThat(database.invitations(pool)).isZero();
    }

    @Test
    void a_frozen_process_that_wakes_up_does_not_overwrite_the_result() throws Exception {
        BufferedReader said = start(3_000);
        JobId job = database.submit(pool, 1);
        awaitLine(said, "BEGUN " + job);
        signal(processes.getFirst(), "STOP");
        try (Member member = new Member(database, pool, 1, new Fakes.Quick())) {
            awaitDone(List.of(job));
            signal(processes.getFirst(), "CONT");
            JobId later = database.submit(pool, 2);
            awaitDone(List.of(later));
        }
        // The woken process finds itself superseded, and serves on.
        JobId last = database.submit(pool, 3);
        awaitDone(List.of(last));
        assertThat(database.see(job).resultFormat()).isEqualTo("attempt-2");
    }

    @Test
    void killed_again_and_again_processes_lose_no_job_and_double_none() throws Exception {
        List<JobId> jobs =
                IntStream.range(0, 20).mapToObj(i -> database.submit(pool, i)).toList();
        for (int round = 0; round < 2; round++) {
            BufferedReader said = start(40);
            for (int i = 0; i < 4 + round; i++) {
                awaitLine(said, "BEGUN");
            }
            signal(processes.getLast(), "KILL");
        }
        start(40);
        awaitDone(jobs);
        assertThat(jobs).allSatisfy(job -> assertThat(database.see(job).resultFormat())
                .isEqualTo("attempt-" + database.see(job).attempt()));
        int lost =
                jobs.stream().mapToInt(job -> database.see(job).lostWorkers()).sum();
        int attempts =
                jobs.stream().mapToInt(job -> database.see(job).attempt()).sum();
        assertThat(lost).isBetween(1, 2);
        assertThat(attempts).isEqualTo(jobs.size() + lost);
    }

    @Test
    void a_process_that_is_asked_to_stop_ends_within_ten_seconds_and_gives_its_job_back() throws Exception {
        BufferedReader said = start(60_000);
        JobId job = database.submit(pool, 1);
        awaitLine(said, "BEGUN " + job);
        signal(processes.getFirst(), "TERM");
        assertThat(processes.getFirst().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(database.see(job))
                .returns(JobState.QUEUED, QueueDatabase.Seen::state)
                .returns(0, QueueDatabase.Seen::lostWorkers);
    }
}
