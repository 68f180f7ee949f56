package studio.raim.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.raim.server.job.JobState.CANCELLED;
import static studio.raim.server.job.JobState.DONE;
import static studio.raim.server.job.JobState.FAILED;
import static studio.raim.server.job.JobState.QUEUED;
import static studio.raim.server.job.JobState.RUNNING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobStateTest {
    private static Set<JobState> after(JobState state) {
        return Arrays.stream(JobState.values()).filter(state::canBecome).collect(Collectors.toSet());
    }

    @Test
    void a_queued_job_runs_or_is_cancelled() {
        assertThat(after(QUEUED)).isEqualTo(EnumSet.of(RUNNING, CANCELLED));
    }

    @Test
    void a_running_job_ends_or_is_taken_over_or_waits_again() {
        assertThat(after(RUNNING)).isEqualTo(EnumSet.allOf(JobState.class));
    }

    @Test
    void an_ended_job_never_moves() {
        assertThat(EnumSet.of(DONE, FAILED, CANCELLED))
                .allMatch(state -> after(state).isEmpty());
        assertThat(EnumSet.of(DONE, FAILED, CANCELLED)).allMatch(JobState::ended);
    }
}
