package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final List<Runnable> asked = new ArrayList<>();
    private final List<Collection<Integer>> received = new ArrayList<>();
    private final Latest<String, Integer> latest = new Latest<>(asked::add, received::add);

    @Test
    void a_slow_receiver_is_asked_once_and_gets_the_newest_of_each_key() {
        latest.put("a", 1);
        latest.put("b", 2);
        latest.put("a", 3);
        assertThat(asked).hasSize(1);

        asked.getFirst().run();

        assertThat(received).containsExactly(List.of(3, 2));
    }

    @Test
    void it_is_asked_again_for_what_comes_later() {
        latest.put("a", 1);
        asked.getFirst().run();
        latest.put("a", 2);
        asked.getLast().run();

        assertThat(received).containsExactly(List.of(1), List.of(2));
    }
}
