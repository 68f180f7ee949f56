package studio.raim.server.account.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import studio.raim.server.account.OwnData;
import studio.raim.server.account.PasswordChanges;
import studio.raim.server.account.SignIns;
import studio.raim.server.account.Tokens;
import studio.raim.server.account.quota.Quotas;

/** What the page Account works with. */
record AccountParts(
        PasswordChanges passwords, Tokens tokens, SignIns signIns, Quotas quotas, OwnData data, Clock clock) {
    /** A record cannot be a bean by itself. */
    @ApplicationScoped
    static class Assembly {
        @Produces
        @jakarta.inject.Singleton
        AccountParts parts(
                PasswordChanges passwords, Tokens tokens, SignIns signIns, Quotas quotas, OwnData data, Clock clock) {
            return new AccountParts(passwords, tokens, signIns, quotas, data, clock);
        }
    }
}
