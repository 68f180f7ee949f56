package studio.raim.server.account.quota;

import java.time.Duration;
import java.util.Optional;
import studio.raim.common.PersonId;

/** Says how much a person uses: a port, implemented by each feature that has something of a kind; their sums count. */
public interface QuotaMeter {
    QuotaKind kind();

    /** In the kind's own unit: jobs, megapixels, bytes. Reads what is committed, and what this transaction wrote. */
    double used(PersonId person);

    /** How long until {@code amount} of what is used now does not count any more; empty when time alone changes nothing. */
    default Optional<Duration> untilFreed(PersonId person, double amount) {
        return Optional.empty();
    }
}
