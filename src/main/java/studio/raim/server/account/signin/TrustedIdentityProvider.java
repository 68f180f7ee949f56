package studio.raim.server.account.signin;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import studio.raim.server.account.SignIns;

/** The person of a decrypted session cookie, as the database has them now; empty-handed once the session is over. */
@ApplicationScoped
class TrustedIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {
    private final SignIns signIns;

    TrustedIdentityProvider(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            SessionName name = SessionName.parse(request.getPrincipal());
            return Identities.of(
                    signIns.person(name.session(), isUse(request))
                            .filter(person -> person.id().equals(name.person())),
                    name.session());
        });
    }

    /** The heartbeat of an open page must not keep a forgotten session alive. */
    private static boolean isUse(TrustedAuthenticationRequest request) {
        @Nullable RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        return http == null || !"heartbeat".equals(http.request().getParam("v-r"));
    }
}
