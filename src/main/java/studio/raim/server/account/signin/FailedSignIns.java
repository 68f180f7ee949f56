package studio.raim.server.account.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.raim.server.account.AccountConfig;

/**
 * Slows down guessing: after some failures for one name from one address, or many from one address, further tries wait.
 *
 * <p>Counted per node and in memory. A name alone is never locked, or anybody could lock anybody out.
 */
@ApplicationScoped
class FailedSignIns {
    /** People behind one address share it, so it gets more tries than a single name. */
    private static final int ADDRESS_FACTOR = 10;

    private static final int MOST_REMEMBERED = 10_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final int allowed;
    private final Duration remembered;

    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    @jakarta.inject.Inject
    FailedSignIns(Clock clock, AccountConfig config) {
        this(clock, config.failuresAllowed(), config.failuresRemembered());
    }

    FailedSignIns(Clock clock, int allowed, Duration remembered) {
        this.clock = clock;
        this.allowed = allowed;
        this.remembered = remembered;
    }

    /** Empty if another try is welcome now. */
    synchronized Optional<Long> secondsToWait(String name, String address) {
        Instant now = clock.instant();
        return Stream.of(wait(both(name, address), allowed, now), wait(address, allowed * ADDRESS_FACTOR, now))
                .flatMap(Optional::stream)
                .max(Long::compare);
    }

    synchronized void remember(String name, String address) {
        Instant until = clock.instant().plus(remembered);
        failures.merge(both(name, address), new Failures(1, until), FailedSignIns::add);
        failures.merge(address, new Failures(1, until), FailedSignIns::add);
    }

    synchronized void forget(String name, String address) {
        failures.remove(both(name, address));
    }

    private Optional<Long> wait(String key, int limit, Instant now) {
        Failures known = failures.get(key);
        if (known == null) {
            return Optional.empty();
        }
        if (!known.until().isAfter(now)) {
            failures.remove(key);
            return Optional.empty();
        }
        return known.count() < limit
                ? Optional.empty()
                : Optional.of(Math.max(1, Duration.between(now, known.until()).toSeconds()));
    }

    private static Failures add(Failures known, Failures one) {
        return new Failures(known.count() + 1, one.until());
    }

    private static String both(String name, String address) {
        return address + " " + name.strip().toLowerCase(Locale.ROOT);
    }
}
