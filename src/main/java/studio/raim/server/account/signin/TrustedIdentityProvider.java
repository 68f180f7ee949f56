package studio.raim.server.account.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.People;

/** The person of a decrypted session cookie, as the database has them now. */
@ApplicationScoped
class TrustedIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {
    private final People people;

    TrustedIdentityProvider(People people) {
        this.people = people;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> Identities.of(people.find(id(request))));
    }

    private static PersonId id(TrustedAuthenticationRequest request) {
        try {
            return PersonId.of(request.getPrincipal());
        } catch (Refusal notAnId) {
            throw new AuthenticationFailedException(notAnId);
        }
    }
}
