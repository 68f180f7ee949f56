package studio.raim.server.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final FailedSignIns failures = new FailedSignIns(clock, 3, Duration.ofMinutes(5));

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.remember(name, address);
        }
    }

    @Test
    void a_name_may_fail_three_times_from_one_address_and_then_waits_five_minutes() {
        fail("ann", "10.0.0.1", 2);
        assertThat(failures.secondsToWait("ann", "10.0.0.1")).isEmpty();
        fail("Ann ", "10.0.0.1", 1);
        assertThat(failures.secondsToWait("ann", "10.0.0.1")).contains(300L);
        now = now.plusSeconds(299);
        assertThat(failures.secondsToWait("ann", "10.0.0.1")).contains(1L);
        now = now.plusSeconds(1);
        assertThat(failures.secondsToWait("ann", "10.0.0.1")).isEmpty();
    }

    @Test
    void nobody_is_locked_out_by_a_stranger_at_another_address() {
        fail("ann", "10.0.0.1", 3);
        assertThat(failures.secondsToWait("ann", "10.0.0.2")).isEmpty();
        assertThat(failures.secondsToWait("bob", "10.0.0.1")).isEmpty();
    }

    @Test
    void an_address_that_tries_many_names_waits_too() {
        for (int i = 0; i < 30; i++) {
            fail("name" + i, "10.0.0.1", 1);
        }
        assertThat(failures.secondsToWait("yet another", "10.0.0.1")).isPresent();
    }

    @Test
    void a_successful_sign_in_forgets_the_failures_before_it() {
        fail("ann", "10.0.0.1", 2);
        failures.forget("ann", "10.0.0.1");
        fail("ann", "10.0.0.1", 2);
        assertThat(failures.secondsToWait("ann", "10.0.0.1")).isEmpty();
    }
}
