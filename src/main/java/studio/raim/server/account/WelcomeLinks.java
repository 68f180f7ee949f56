package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** The one-time links that create the first administrator. */
@ApplicationScoped
public class WelcomeLinks {
    private final Clock clock;
    private final AccountConfig config;

    WelcomeLinks(Clock clock, AccountConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** A new token; links that were never used stop working. */
    @Transactional
    public String renew() {
        String token = Secrets.random();
        WelcomeLink.delete("usedAt is null");
        new WelcomeLink(Secrets.hash(token), clock.instant().plus(config.welcomeLinkLasts())).persist();
        return token;
    }

    /** Whether the link would still work; does not use it up. */
    @Transactional
    public boolean isOpen(String token) {
        return WelcomeLink.count(
                        "hash = ?1 and usedAt is null and expiresAt > ?2", Secrets.hash(token), clock.instant())
                == 1;
    }

    /** One guarded update, so of two people with the same link one gets through. */
    boolean useUp(String token) {
        Instant now = clock.instant();
        return WelcomeLink.update(
                        "usedAt = ?1 where hash = ?2 and usedAt is null and expiresAt > ?1", now, Secrets.hash(token))
                == 1;
    }
}
