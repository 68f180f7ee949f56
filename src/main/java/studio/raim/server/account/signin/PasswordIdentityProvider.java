package studio.raim.server.account.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.server.account.People;
import studio.raim.server.account.Person;
import studio.raim.server.account.SignInId;
import studio.raim.server.account.SignIns;

/** Name and password, from the sign-in page or a Basic header. */
@ApplicationScoped
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private static final Logger LOG = Logger.getLogger(PasswordIdentityProvider.class);

    private final People people;
    private final FailedSignIns failures;
    private final SignIns signIns;

    PasswordIdentityProvider(People people, FailedSignIns failures, SignIns signIns) {
        this.people = people;
        this.failures = failures;
        this.signIns = signIns;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        @Nullable RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        String address = http == null
                ? ""
                : String.valueOf(http.request().remoteAddress().hostAddress());
        return context.runBlocking(() ->
                signIn(request.getUsername(), new String(request.getPassword().getPassword()), address, http));
    }

    private SecurityIdentity signIn(String name, String password, String address, @Nullable RoutingContext http) {
        Optional<Long> wait = failures.secondsToWait(name, address);
        if (wait.isPresent()) {
            if (http != null) {
                http.put(Challenge.RETRY_AFTER, wait.get());
            }
            LOG.warnf("Too many failed sign-ins from %s; the next is heard in %d s", address, wait.get());
            throw new AuthenticationFailedException("Too many failed sign-ins");
        }
        Optional<Person> person = people.verifyPassword(name, password);
        if (person.isEmpty()) {
            failures.remember(name, address);
            return Identities.of(person);
        }
        failures.forget(name, address);
        if (http == null || !http.normalizedPath().equals(SameOrigin.SIGN_IN_POST)) {
            return Identities.of(person);
        }
        SignInId session = signIns.open(person.get().id(), http.request().getHeader(HttpHeaders.USER_AGENT), address);
        return Identities.of(person, session);
    }
}
