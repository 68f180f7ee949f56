package studio.raim.server.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.raim.server.offer.Speed.Run;

class SpeedTest {
    @Test
    void runs_on_a_line_give_back_its_start_and_its_slope() {
        Speed speed = Speed.learn(List.of(new Run(1, 2.5), new Run(2, 3), new Run(10, 7)), List.of("cpu"));

        assertThat(speed.start()).isCloseTo(2, within(1e-9));
        assertThat(speed.perMegapixel()).isCloseTo(0.5, within(1e-9));
        assertThat(speed.expected(100)).isEqualTo(Duration.ofSeconds(52));
    }

    @Test
    void runs_of_one_size_are_a_proportion() {
        Speed speed = Speed.learn(List.of(new Run(12, 5), new Run(12, 7)), List.of("cpu"));

        assertThat(speed.start()).isZero();
        assertThat(speed.expected(24)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void large_photos_that_were_quicker_than_small_ones_do_not_make_time_negative() {
        Speed speed = Speed.learn(List.of(new Run(1, 10), new Run(10, 1)), List.of("cpu"));

        assertThat(speed.start()).isZero();
        assertThat(speed.perMegapixel()).isCloseTo(1, within(1e-9));
    }
}
