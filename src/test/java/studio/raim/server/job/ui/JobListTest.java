package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.raim.server.job.ui.JobFixtures.NOON;
import static studio.raim.server.job.ui.JobFixtures.job;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

class JobListTest {
    private final JobView oldAndRunning = job(JobState.RUNNING, 0.5, NOON, NOON);
    private final JobView newer = job(JobState.QUEUED, 0, NOON.plusSeconds(1), null);
    private final JobView newest = job(JobState.DONE, 1, NOON.plusSeconds(2), NOON);

    @Test
    void history_is_newest_first_and_restore_begins_with_what_runs() {
        assertThat(Stream.of(newer, oldAndRunning, newest).sorted(JobList.NEWEST))
                .containsExactly(newest, newer, oldAndRunning);
        assertThat(Stream.of(newer, oldAndRunning, newest).sorted(JobList.RUNNING_FIRST))
                .containsExactly(oldAndRunning, newest, newer);
    }

    @Test
    void news_belong_to_a_search_by_state_name_and_time() {
        assertThat(search(JobState.RUNNING, " BEACH jpg ").matches(oldAndRunning))
                .isTrue();
        assertThat(search(JobState.DONE, null).matches(oldAndRunning)).isFalse();
        assertThat(search(null, "beach mountain").matches(oldAndRunning)).isFalse();
        JobSearch before = new JobSearch(null, "quick", null, null, NOON.plusSeconds(1), 10, null);
        assertThat(List.of(newest, newer, oldAndRunning).stream().filter(before::matches))
                .containsExactly(oldAndRunning);
    }

    private static JobSearch search(@Nullable JobState state, @Nullable String words) {
        return new JobSearch(state, null, words, null, null, 10, null);
    }
}
