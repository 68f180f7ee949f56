package studio.raim.server.shell.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;

/** Keeps one person's requests from taking the server away from others. */
@ApplicationScoped
class RateLimit {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentPerson current;
    private final TokenBuckets<PersonId> buckets;
    private final int changeCounts;

    RateLimit(CurrentPerson current, RateConfig config) {
        this.current = current;
        this.buckets = new TokenBuckets<>(config.burst(), config.perSecond());
        this.changeCounts = config.changeCounts();
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        if (!current.isSignedIn()) {
            return;
        }
        int count = SAFE.contains(request.getMethod()) ? 1 : changeCounts;
        Optional<Duration> wait = buckets.take(current.id(), count, System.nanoTime());
        wait.ifPresent(time -> {
            throw new Refusal(
                    Refusal.Kind.BUSY,
                    "These are more requests than one person may send; go on in %d s"
                            .formatted(Math.max(1, time.plusMillis(999).toSeconds())),
                    time);
        });
    }
}
