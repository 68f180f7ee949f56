package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;

/** Asks the other rooms before bytes come in, and tells them what goes. */
@ApplicationScoped
public class Gate {
    private final Instance<IntakeLimit> limits;
    private final Event<PhotoRemoval> removals;

    private final Quotas quotas;

    Gate(Instance<IntakeLimit> limits, Event<PhotoRemoval> removals, Quotas quotas) {
        this.limits = limits;
        this.removals = removals;
        this.quotas = quotas;
    }

    /**
     * Returns if this person may send so many more bytes.
     *
     * @throws Refusal with what to do, otherwise
     */
    public void require(PersonId person, long bytes) {
        limits.forEach(limit -> limit.require(person, bytes));
    }

    /** The same in the transaction that keeps them, where nobody else can take the room in between. */
    void charge(PersonId person, long bytes) {
        quotas.require(person, QuotaKind.STORAGE_BYTES, (double) bytes);
    }

    void announce(PhotoRemoval removal) {
        removals.fire(removal);
    }
}
