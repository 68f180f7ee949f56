package studio.raim.server.account.quota;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** What people may use: a default of all, an exception for some, and the gate where something new is made. */
@ApplicationScoped
public class Quotas {
    private static final Logger LOG = Logger.getLogger(Quotas.class);

    private final EntityManager database;
    private final List<QuotaMeter> meters;

    Quotas(EntityManager database, @All List<QuotaMeter> meters) {
        this.database = database;
        this.meters = meters;
    }

    /** Of each kind, what this person may use. */
    @Transactional
    public List<Quota> of(PersonId person) {
        return Arrays.stream(QuotaKind.values())
                .map(kind -> said(person.value(), kind)
                        .map(most -> new Quota(kind, most, true))
                        .orElseGet(() -> new Quota(kind, said(null, kind).orElse(Double.POSITIVE_INFINITY), false)))
                .toList();
    }

    /** Of each kind, what holds for all who have no quota of their own. */
    @Transactional
    public List<Quota> defaults() {
        return Arrays.stream(QuotaKind.values())
                .map(kind -> new Quota(kind, said(null, kind).orElse(Double.POSITIVE_INFINITY), false))
                .toList();
    }

    /** How much of a kind this person uses now. */
    @Transactional
    public double used(PersonId person, QuotaKind kind) {
        return meters.stream()
                .filter(meter -> meter.kind() == kind)
                .mapToDouble(meter -> meter.used(person))
                .sum();
    }

    /**
     * Sets how much somebody may use.
     *
     * @param person null: all who have no quota of their own
     * @param most infinite: as much as they like; what is used already stays
     * @throws Refusal INVALID for a negative amount
     */
    @Transactional
    public void set(PersonId by, @Nullable PersonId person, QuotaKind kind, double most) {
        if (Double.isNaN(most) || most < 0) {
            throw Refusal.invalid("A quota is 0 or more; %s is not".formatted(most));
        }
        database.createNativeQuery("""
                        insert into quota (person_id, kind, most) values (cast(?1 as uuid), ?2, ?3)
                        on conflict (person_id, kind) do update set most = excluded.most""")
                .setParameter(1, person == null ? null : person.toString())
                .setParameter(2, kind.id())
                .setParameter(3, most)
                .executeUpdate();
        LOG.infof("Person %s set the quota %s of %s to %s", by, kind.id(), person == null ? "all" : person, most);
    }

    /** Lets the default hold for this person again. */
    @Transactional
    public void unset(PersonId by, PersonId person, QuotaKind kind) {
        database.createNativeQuery("delete from quota where person_id = ?1 and kind = ?2")
                .setParameter(1, person.value())
                .setParameter(2, kind.id())
                .executeUpdate();
        LOG.infof("Person %s gave %s the default quota %s", by, person, kind.id());
    }

    /** Whether {@code wanted} more would be too much now; decides nothing, since others may ask at the same time. */
    @Transactional
    public Optional<Shortage> shortage(PersonId person, QuotaKind kind, double wanted) {
        double most = said(person.value(), kind).or(() -> said(null, kind)).orElse(Double.POSITIVE_INFINITY);
        if (Double.isInfinite(most)) {
            return Optional.empty();
        }
        double used = used(person, kind);
        return used + wanted <= most
                ? Optional.empty()
                : Optional.of(new Shortage(kind, most, used, wanted, freed(person, kind, used + wanted - most)));
    }

    /**
     * Lets the caller's transaction make {@code wanted} more, or refuses.
     *
     * <p>Holds the person until that transaction ends: of requests at the same time, each counts what the one before
     * made. Nothing can be made for somebody who was deactivated or deleted meanwhile.
     *
     * @throws Refusal BUSY (429) for jobs and megapixels, CONFLICT (409) for storage: with when there is room again;
     *     FORBIDDEN for somebody who may not use the server any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void require(PersonId person, QuotaKind kind, double wanted) {
        hold(person);
        shortage(person, kind, wanted).ifPresent(shortage -> {
            throw shortage.refusal();
        });
    }

    /** A statement of its own: the one that counts must see what was committed while this one waited. */
    private void hold(PersonId person) {
        boolean active = !database.createNativeQuery(
                        "select 1 from person where id = ?1 and deactivated_at is null for no key update")
                .setParameter(1, person.value())
                .getResultList()
                .isEmpty();
        if (!active) {
            throw Refusal.forbidden("This account is not active any more; ask an administrator");
        }
    }

    private Optional<Duration> freed(PersonId person, QuotaKind kind, double tooMuch) {
        return meters.stream()
                .filter(meter -> meter.kind() == kind)
                .flatMap(meter -> meter.untilFreed(person, tooMuch).stream())
                .findFirst();
    }

    private Optional<Double> said(@Nullable UUID person, QuotaKind kind) {
        List<?> found = database.createNativeQuery(
                        "select most from quota where person_id is not distinct from cast(?1 as uuid) and kind = ?2")
                .setParameter(1, person == null ? null : person.toString())
                .setParameter(2, kind.id())
                .getResultList();
        return found.stream().map(Double.class::cast).findFirst();
    }
}
