package studio.raim.server.account.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import studio.raim.server.account.People;
import studio.raim.server.account.Roster;
import studio.raim.server.account.Tokens;
import studio.raim.server.account.quota.Quotas;

/** What the page of one person works with. */
record PersonParts(People people, Roster roster, Tokens tokens, Quotas quotas, OneTimeAddress addresses, Clock clock) {
    /** A record cannot be a bean by itself. */
    @ApplicationScoped
    static class Assembly {
        @Produces
        @jakarta.inject.Singleton
        PersonParts parts(
                People people, Roster roster, Tokens tokens, Quotas quotas, OneTimeAddress addresses, Clock clock) {
            return new PersonParts(people, roster, tokens, quotas, addresses, clock);
        }
    }
}
