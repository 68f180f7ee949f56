package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.UUID;
import org.jboss.logging.Logger;
import studio.raim.common.PersonId;

/** A person's ways in: sessions and tokens. */
@ApplicationScoped
class Access {
    private static final Logger LOG = Logger.getLogger(Access.class);

    private final SignIns signIns;
    private final Tokens tokens;
    private final Event<SignIns.Ended> ended;

    Access(SignIns signIns, Tokens tokens, Event<SignIns.Ended> ended) {
        this.signIns = signIns;
        this.tokens = tokens;
        this.ended = ended;
    }

    void endAll(PersonId person) {
        long revoked = tokens.revokeAll(person);
        if (revoked > 0) {
            LOG.infof("%d tokens of person %s ended", revoked, person);
        }
        signIns.endAll(person, null);
    }

    boolean revoke(PersonId person, UUID token) {
        return tokens.revoke(person, token);
    }

    /** What the person may do changed: pages that show it look again. */
    void changed(PersonId person) {
        ended.fire(new SignIns.Ended(person));
    }
}
