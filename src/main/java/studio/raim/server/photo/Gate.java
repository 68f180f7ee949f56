package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;

/** Asks whether bytes may come in, and tells the other rooms which photo goes. */
@ApplicationScoped
public class Gate {
    private final Event<PhotoRemoval> removals;
    private final Quotas quotas;

    Gate(Event<PhotoRemoval> removals, Quotas quotas) {
        this.removals = removals;
        this.quotas = quotas;
    }

    /**
     * Returns if this person may send so many more bytes, as things stand.
     *
     * @throws Refusal with what to do, otherwise
     */
    @Transactional
    public void require(PersonId person, long bytes) {
        charge(person, bytes);
    }

    /** The same in the transaction that keeps them, where nobody else can take the room in between. */
    void charge(PersonId person, long bytes) {
        quotas.require(person, QuotaKind.STORAGE_BYTES, (double) bytes);
    }

    void announce(PhotoRemoval removal) {
        removals.fire(removal);
    }
}
