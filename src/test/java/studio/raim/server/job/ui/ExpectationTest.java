package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.raim.server.job.ui.JobFixtures.NOON;
import static studio.raim.server.job.ui.JobFixtures.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Ongoing;
import studio.raim.server.offer.Speed;

class ExpectationTest {
    private static final Speed TWO_AND_A_HALF_EACH = new Speed(2, 0.5, 9, List.of("cpu"));
    private static final JobView TWELVE_MEGAPIXELS = job(JobState.DONE, 1, NOON, NOON);

    @Test
    void a_photo_of_twelve_megapixels_takes_the_start_and_twelve_parts() {
        assertThat(Expectation.one(TWO_AND_A_HALF_EACH, 12)).isEqualTo("About 8 s a photo here");
    }

    @Test
    void chosen_photos_are_summed() {
        assertThat(Expectation.all(TWO_AND_A_HALF_EACH, List.of(TWELVE_MEGAPIXELS, TWELVE_MEGAPIXELS)))
                .isEqualTo("About 16 s for the 2 chosen photos");
    }

    @Test
    void a_pipeline_without_a_result_promises_nothing() {
        assertThat(Expectation.one(null, 12)).isEqualTo("Not run here yet");
        assertThat(Expectation.left(ongoing(1), Map.of())).isEmpty();
    }

    @Test
    void what_is_left_is_shared_by_those_that_run() {
        assertThat(Expectation.left(ongoing(1), Map.of("quick", TWO_AND_A_HALF_EACH)))
                .contains(Duration.ofSeconds(32));
        assertThat(Expectation.left(ongoing(2), Map.of("quick", TWO_AND_A_HALF_EACH)))
                .contains(Duration.ofSeconds(16));
    }

    /** Four photos of twelve megapixels that have not begun. */
    private static Ongoing ongoing(int running) {
        return new Ongoing(5, 1, running, 0.2, List.of(new Ongoing.Work("quick", 4, 48)));
    }
}
