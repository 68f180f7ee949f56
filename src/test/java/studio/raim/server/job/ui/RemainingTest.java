package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.raim.server.job.ui.JobFixtures.NOON;
import static studio.raim.server.job.ui.JobFixtures.job;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.JobState;

class RemainingTest {
    @Test
    void a_quarter_in_ten_seconds_leaves_thirty() {
        var job = job(JobState.RUNNING, 0.25, NOON, NOON);

        assertThat(Remaining.of(job, NOON.plusSeconds(10))).contains(Duration.ofSeconds(30));
    }

    @Test
    void the_first_moments_say_nothing() {
        assertThat(Remaining.of(job(JobState.RUNNING, 0.05, NOON, NOON), NOON.plusSeconds(10)))
                .isEmpty();
        assertThat(Remaining.of(job(JobState.RUNNING, 0.5, NOON, NOON), NOON.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void a_job_that_does_not_run_has_no_remaining_time() {
        assertThat(Remaining.of(job(JobState.QUEUED, 0, NOON, null), NOON)).isEmpty();
    }
}
