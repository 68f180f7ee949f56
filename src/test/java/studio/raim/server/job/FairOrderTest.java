package studio.raim.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.FairOrder.Place;

class FairOrderTest {
    private static final int NORMAL = 0;

    /** A queue on one slot: places by {@link FairOrder}, runs the lowest rank, and moves virtual time as a claim does. */
    private static final class Queue {
        private record Waiting(String person, Place place) {}

        private final List<Waiting> waiting = new ArrayList<>();
        private long virtualNow;

        void add(String person, long cost, int weight, int priority) {
            long last = waiting.stream()
                    .filter(job -> job.person.equals(person))
                    .mapToLong(job -> job.place.tag())
                    .max()
                    .orElse(0);
            waiting.add(new Waiting(person, FairOrder.next(virtualNow, last, cost, weight, priority)));
        }

        String run() {
            Waiting next = waiting.stream()
                    .min(Comparator.comparingLong(job -> job.place.rank()))
                    .orElseThrow();
            waiting.remove(next);
            virtualNow = Math.max(virtualNow, next.place.tag());
            return next.person;
        }

        String run(int jobs) {
            StringBuilder order = new StringBuilder();
            for (int i = 0; i < jobs; i++) {
                order.append(run());
            }
            return order.toString();
        }
    }

    @Test
    void tags_of_one_person_add_up_their_costs() {
        assertThat(FairOrder.next(100, 0, 30, 1, NORMAL)).isEqualTo(new Place(130, 130));
        assertThat(FairOrder.next(100, 130, 20, 1, NORMAL)).isEqualTo(new Place(150, 150));
        assertThat(FairOrder.next(200, 150, 20, 2, NORMAL)).isEqualTo(new Place(210, 210));
    }

    @Test
    void a_person_with_one_job_waits_for_one_job_of_somebody_with_a_hundred() {
        Queue queue = new Queue();
        for (int i = 0; i < 100; i++) {
            queue.add("a", 1000, 1, NORMAL);
        }
        assertThat(queue.run(5)).isEqualTo("aaaaa");
        queue.add("b", 1000, 1, NORMAL);
        // a's sixth job and b's first have the same tag; the seventh is behind both.
        assertThat(queue.run(2)).containsOnlyOnce("b");
    }

    @Test
    void two_people_with_equal_work_take_turns() {
        Queue queue = new Queue();
        for (int i = 0; i < 10; i++) {
            queue.add("a", 1000, 1, NORMAL);
        }
        for (int i = 0; i < 10; i++) {
            queue.add("b", 1000, 1, NORMAL);
        }
        assertThat(queue.run(20)).isEqualTo("ab".repeat(10));
    }

    @Test
    void small_jobs_pass_large_ones_in_proportion_to_their_work() {
        Queue queue = new Queue();
        for (int i = 0; i < 4; i++) {
            queue.add("l", 4000, 1, NORMAL);
        }
        for (int i = 0; i < 16; i++) {
            queue.add("s", 1000, 1, NORMAL);
        }
        // Tags 4, 8, 12, 16 against 1, 2, …, 16: within each 4 s of work, l runs once and s four times.
        String order = queue.run(20);
        for (int round = 0; round < 4; round++) {
            assertThat(order.substring(5 * round, 5 * round + 5)).containsOnlyOnce("l");
        }
    }

    @Test
    void twice_the_weight_is_twice_the_share() {
        Queue queue = new Queue();
        for (int i = 0; i < 60; i++) {
            queue.add("a", 1000, 2, NORMAL);
            queue.add("b", 1000, 1, NORMAL);
        }
        Map<Character, Integer> share = new HashMap<>();
        queue.run(60).chars().forEach(person -> share.merge((char) person, 1, Integer::sum));
        assertThat(share).containsEntry('a', 40).containsEntry('b', 20);
    }

    @Test
    void priority_is_a_head_start_of_thirty_seconds_of_work_a_step() {
        assertThat(FairOrder.next(0, 0, 1000, 1, 2)).isEqualTo(new Place(1000, 1000 - 60_000));
        Queue queue = new Queue();
        for (int i = 0; i < 100; i++) {
            queue.add("n", 1000, 1, NORMAL);
        }
        queue.add("u", 1000, 1, 1);
        assertThat(queue.run(1)).isEqualTo("u");
    }

    @Test
    void urgent_jobs_one_after_another_starve_nobody() {
        Queue queue = new Queue();
        queue.add("n", 1000, 1, NORMAL);
        int urgentRuns = 0;
        do {
            queue.add("u", 1000, 1, 1);
            urgentRuns++;
        } while (queue.run().equals("u"));
        // Each urgent run moves virtual time by its second: after thirty of them the head start is used up.
        assertThat(urgentRuns).isBetween(30, 32);
    }
}
