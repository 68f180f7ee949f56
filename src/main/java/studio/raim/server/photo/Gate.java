package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** Asks the other rooms before bytes come in, and tells them what goes. */
@ApplicationScoped
public class Gate {
    private final Instance<IntakeLimit> limits;
    private final Event<PhotoRemoval> removals;

    Gate(Instance<IntakeLimit> limits, Event<PhotoRemoval> removals) {
        this.limits = limits;
        this.removals = removals;
    }

    /**
     * Returns if this person may send so many more bytes.
     *
     * @throws Refusal with what to do, otherwise
     */
    public void require(PersonId person, long bytes) {
        limits.forEach(limit -> limit.require(person, bytes));
    }

    void announce(PhotoRemoval removal) {
        removals.fire(removal);
    }
}
