package studio.raim.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeasedCacheTest {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    private final LeasedCache<String, AutoCloseable> cache =
            new LeasedCache<>(10, new LeasedCache.Maker<String, AutoCloseable>() {
                @Override
                public long size(String key) {
                    return key.length();
                }

                @Override
                public AutoCloseable make(String key) {
                    if (key.startsWith("bad")) {
                        throw new IllegalArgumentException(key + " cannot be made");
                    }
                    events.add("+" + key);
                    return () -> events.add("-" + key);
                }
            });

    @Test
    void a_value_is_made_once_and_kept_after_it_comes_back() {
        use("aaaa");
        use("aaaa");

        assertThat(events).containsExactly("+aaaa");
        assertThat(cache.held()).isEqualTo(4);
    }

    @Test
    void the_value_that_was_not_used_for_the_longest_makes_room_before_the_next_is_made() {
        use("aaaa");
        use("bbbb");
        use("aaaa");
        use("cccc");

        assertThat(events).containsExactly("+aaaa", "+bbbb", "-bbbb", "+cccc");
    }

    @Test
    void what_is_lent_out_is_not_closed_however_little_room_there_is() {
        try (var lease = cache.lease("aaaaaaaa")) {
            use("bbbbbbbb");
            assertThat(events).containsExactly("+aaaaaaaa", "+bbbbbbbb", "-bbbbbbbb");
            assertThat(lease.value()).isNotNull();
        }
        assertThat(cache.held()).isEqualTo(8);
    }

    @Test
    void a_failure_is_told_to_the_borrower_and_not_kept() {
        assertThatThrownBy(() -> cache.lease("bad")).hasMessage("bad cannot be made");
        assertThatThrownBy(() -> cache.lease("bad")).hasMessage("bad cannot be made");
        assertThat(cache.held()).isZero();
    }

    @Test
    void closing_waits_for_what_is_lent_out() {
        var lease = cache.lease("aaaa");
        cache.close();
        assertThat(events).containsExactly("+aaaa");
        lease.close();
        assertThat(events).containsExactly("+aaaa", "-aaaa");
        assertThatThrownBy(() -> cache.lease("aaaa")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eight_threads_that_ask_at_once_get_one_value() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(8);
        var slow = new LeasedCache<>(10, new LeasedCache.Maker<String, AutoCloseable>() {
            @Override
            public long size(String key) {
                return 1;
            }

            @Override
            public AutoCloseable make(String key) {
                made.incrementAndGet();
                return () -> {};
            }
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    slow.lease("x").close();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(made).hasValue(1);
    }

    private void use(String key) {
        cache.lease(key).close();
    }
}
