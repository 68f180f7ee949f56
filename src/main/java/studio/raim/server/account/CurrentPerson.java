package studio.raim.server.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/**
 * Who sent the request that this thread serves, in REST and in pages.
 *
 * <p>A thread without a request has nobody: a page captures {@link #id()} before it starts background work.
 */
@ApplicationScoped
public class CurrentPerson {
    /** Attribute of the security identity: the name to show. */
    public static final String NAME = "raim.name";

    /** Attribute of the security identity: the {@link PersonId}. */
    public static final String ID = "raim.person";

    /** Attribute of the security identity: the {@link SignInId}, if a session cookie said who it is. */
    public static final String SIGN_IN = "raim.sign-in";

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
        return Objects.requireNonNull(identity.<PersonId>getAttribute(ID));
    }

    /** The session of the browser that asks; empty for Basic and for tokens. */
    public Optional<SignInId> signIn() {
        return Optional.ofNullable(identity.<SignInId>getAttribute(SIGN_IN));
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

    public Set<Role> roles() {
        return Arrays.stream(Role.values())
                .filter(this::is)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
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
