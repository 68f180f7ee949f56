package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a short while which passwords were right: bcrypt takes a tenth of a second on purpose, and a script
 * that asks for its job's progress with Basic would take it at every request.
 *
 * <p>Keeps digests with a salt of this process only. The stored hash is part of the key, so a changed password is never
 * taken from here.
 */
@ApplicationScoped
class VerifiedPasswords {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final String salt = Secrets.random();
    private final Map<String, Instant> verified = new ConcurrentHashMap<>();

    VerifiedPasswords(Clock clock) {
        this.clock = clock;
    }

    boolean knows(String password, String storedHash) {
        Instant until = verified.get(key(password, storedHash));
        return until != null && until.isAfter(clock.instant());
    }

    void remember(String password, String storedHash) {
        Instant now = clock.instant();
        if (verified.size() >= MOST) {
            verified.values().removeIf(until -> !until.isAfter(now));
        }
        if (verified.size() < MOST) {
            verified.put(key(password, storedHash), now.plus(REMEMBERED));
        }
    }

    private String key(String password, String storedHash) {
        return HexFormat.of().formatHex(Secrets.hash(salt + storedHash + password));
    }
}
