package studio.raim.server.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/**
 * Who sent the request that this thread serves, in REST and in pages.
 *
 * <p>A thread without a request has nobody: a page captures {@link #id()} before it starts background work.
 */
@ApplicationScoped
public class CurrentPerson {
    /** Attribute of the security identity: the name to show; the principal's own name is the id. */
    public static final String NAME = "raim.name";

    private final SecurityIdentity identity;

    CurrentPerson(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /**
     * Their id.
     *
     * @throws Refusal FORBIDDEN if nobody is signed in
     */
    public PersonId id() {
        requireSignedIn();
        return PersonId.of(identity.getPrincipal().getName());
    }

    /**
     * Their name, to show.
     *
     * @throws Refusal FORBIDDEN if nobody is signed in
     */
    public String name() {
        requireSignedIn();
        String name = identity.getAttribute(NAME);
        return name == null ? identity.getPrincipal().getName() : name;
    }

    public boolean is(Role role) {
        return identity.hasRole(role.id());
    }

    private void requireSignedIn() {
        if (!isSignedIn()) {
            throw Refusal.forbidden("Nobody is signed in here; sign in first");
        }
    }
}
