package studio.raim.server.shell.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_full_bucket_gives_its_size_at_once_and_then_says_how_long_to_wait() {
        TokenBuckets<String> buckets = new TokenBuckets<>(10, 2);
        for (int i = 0; i < 10; i++) {
            assertThat(buckets.take("ann", 1, 0)).isEmpty();
        }
        assertThat(buckets.take("ann", 1, 0)).contains(Duration.ofMillis(500));
        assertThat(buckets.take("bob", 10, 0)).isEmpty();
    }

    @Test
    void two_a_second_come_back_and_never_more_than_its_size() {
        TokenBuckets<String> buckets = new TokenBuckets<>(10, 2);
        assertThat(buckets.take("ann", 10, 0)).isEmpty();
        assertThat(buckets.take("ann", 4, 2 * SECOND)).isEmpty();
        assertThat(buckets.take("ann", 1, 2 * SECOND)).isPresent();
        assertThat(buckets.take("ann", 10, 100 * SECOND)).isEmpty();
        assertThat(buckets.take("ann", 1, 100 * SECOND)).isPresent();
    }

    @Test
    void a_refused_request_costs_nothing() {
        TokenBuckets<String> buckets = new TokenBuckets<>(1, 1);
        assertThat(buckets.take("ann", 1, 0)).isEmpty();
        assertThat(buckets.take("ann", 1, SECOND / 2)).contains(Duration.ofMillis(500));
        assertThat(buckets.take("ann", 1, SECOND)).isEmpty();
    }
}
