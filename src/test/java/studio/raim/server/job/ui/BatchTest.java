package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.raim.server.job.ui.JobFixtures.NOON;
import static studio.raim.server.job.ui.JobFixtures.job;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.JobState;

class BatchTest {
    @Test
    void nothing_goes_on_when_every_job_has_ended() {
        assertThat(Batch.of(List.of(job(JobState.DONE, 1, NOON, NOON), job(JobState.FAILED, 0.4, NOON, NOON))))
                .isEmpty();
    }

    @Test
    void a_done_a_half_done_and_a_waiting_job_are_half_of_three() {
        var batch = Batch.of(List.of(
                job(JobState.DONE, 1, NOON.plusSeconds(2), NOON),
                job(JobState.RUNNING, 0.5, NOON.plusSeconds(1), NOON),
                job(JobState.QUEUED, 0, NOON.plusSeconds(3), null)));

        assertThat(batch).contains(new Batch(3, 1, 0.5));
    }

    @Test
    void what_was_queued_before_the_oldest_open_job_belongs_to_an_earlier_batch() {
        var batch = Batch.of(
                List.of(job(JobState.DONE, 1, NOON, NOON), job(JobState.QUEUED, 0, NOON.plusSeconds(1), null)));

        assertThat(batch).contains(new Batch(1, 0, 0));
    }
}
