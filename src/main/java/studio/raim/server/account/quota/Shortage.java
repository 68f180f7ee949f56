package studio.raim.server.account.quota;

import java.time.Duration;
import java.util.Optional;
import studio.raim.common.Refusal;

/**
 * Why something would be more than a person may use.
 *
 * @param used before, and {@code wanted} on top of it, in the kind's unit
 * @param freed how long until there is room again, when time alone brings it
 */
public record Shortage(QuotaKind kind, double most, double used, double wanted, Optional<Duration> freed) {
    /** The facts, and when there is room again. */
    public String sentence() {
        return switch (kind) {
            case WAITING_JOBS ->
                "%s wait already, and %s may; there is room again when one of them starts"
                        .formatted(Amounts.of(kind, used), Amounts.of(kind, most));
            case RUNNING_JOBS ->
                "%s run already, and %s may; the next starts when one of them ends"
                        .formatted(Amounts.of(kind, used), Amounts.of(kind, most));
            case MEGAPIXELS_A_DAY ->
                wanted > most
                        ? "This photo has %s, and all that you may restore within 24 hours are %s; make it smaller, or ask an administrator"
                                .formatted(Amounts.of(kind, wanted), Amounts.of(kind, most))
                        : "You asked for %s of the %s that you may restore within 24 hours, and this photo has %s more; there is room again in %s"
                                .formatted(
                                        Amounts.of(kind, used),
                                        Amounts.of(kind, most),
                                        Amounts.of(kind, wanted),
                                        freed.map(Amounts::of).orElse("24 hours"));
            case STORAGE_BYTES ->
                "Your photos and results take %s of the %s that you may keep, and this one has %s more; there is room again when you delete some"
                        .formatted(Amounts.of(kind, used), Amounts.of(kind, most), Amounts.of(kind, wanted));
        };
    }

    Refusal refusal() {
        Refusal.Kind how =
                switch (kind) {
                    case WAITING_JOBS, RUNNING_JOBS, MEGAPIXELS_A_DAY -> Refusal.Kind.BUSY;
                    case STORAGE_BYTES -> Refusal.Kind.CONFLICT;
                };
        return new Refusal(how, sentence(), freed.orElse(null));
    }
}
