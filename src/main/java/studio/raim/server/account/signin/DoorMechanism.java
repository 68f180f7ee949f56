package studio.raim.server.account.signin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a request proves who sent it: bearer token and Basic for the API, the session cookie for pages and for
 * what pages show of the API. Only pages are ever redirected to the sign-in page.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class DoorMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final String SESSION = "raim-session";

    /** What the pages keep on the server is found by this cookie of the servlet container. */
    private static final String PAGES = "JSESSIONID";

    private static final String FOREIGN = "raim.foreign-origin";

    private final FormAuthenticationMechanism form;
    private final BasicAuthenticationMechanism basic;
    private final SameOrigin sameOrigin;

    DoorMechanism(FormAuthenticationMechanism form, BasicAuthenticationMechanism basic, SameOrigin sameOrigin) {
        this.form = form;
        this.basic = basic;
        this.sameOrigin = sameOrigin;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        Uni<SecurityIdentity> person = choose(http, providers);
        // The mechanisms that we delegate to register themselves here to write the challenge: that is our business.
        http.put(HttpAuthenticationMechanism.class.getName(), this);
        return person;
    }

    private Uni<SecurityIdentity> choose(RoutingContext http, IdentityProviderManager providers) {
        @Nullable String authorization = http.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (forMachines(http) && authorization != null) {
            if (startsWith(authorization, BEARER)) {
                String token = authorization.substring(BEARER.length()).strip();
                return providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                        new TokenAuthenticationRequest(new TokenCredential(token, "bearer")), http));
            }
            if (startsWith(authorization, BASIC)) {
                return basic.authenticate(http, providers);
            }
            return Uni.createFrom().failure(new AuthenticationFailedException("Unknown scheme"));
        }
        if (sameOrigin.changesFromElsewhere(http)) {
            http.put(FOREIGN, true);
            return Uni.createFrom().failure(new AuthenticationFailedException("Foreign origin"));
        }
        if (http.normalizedPath().equals(SameOrigin.SIGN_IN_POST)) {
            // Whatever a stranger planted in this browser, or the person before left in it, ends here.
            forget(http, PAGES);
            return form.authenticate(http, providers);
        }
        return form.authenticate(http, providers)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> forgetSession(http));
    }

    /** The session of somebody who is not there any more must not lock its browser out of the sign-in page. */
    private static Uni<SecurityIdentity> forgetSession(RoutingContext http) {
        forget(http, SESSION);
        return Uni.createFrom().nullItem();
    }

    private static void forget(RoutingContext http, String cookie) {
        http.response()
                .addCookie(Cookie.cookie(cookie, "").setPath("/").setMaxAge(0).setHttpOnly(true));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        if (http.response().ended()) {
            return Uni.createFrom().item(true);
        }
        if (http.get(FOREIGN) != null) {
            Challenge.sendForeignOrigin(http);
        } else if (forMachines(http)) {
            Challenge.sendProblem(http);
        } else if (http.normalizedPath().equals(SameOrigin.SIGN_IN_POST)) {
            Challenge.sendToSignInPage(http);
        } else {
            return form.sendChallenge(http);
        }
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return forMachines(http)
                ? Uni.createFrom()
                        .item(new ChallengeData(
                                HttpResponseStatus.UNAUTHORIZED.code(),
                                HttpHeaderNames.WWW_AUTHENTICATE,
                                Challenge.schemes(http)))
                : form.getChallenge(http);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(
                UsernamePasswordAuthenticationRequest.class,
                TrustedAuthenticationRequest.class,
                TokenAuthenticationRequest.class);
    }

    private static boolean forMachines(RoutingContext http) {
        String path = http.normalizedPath();
        return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/q/") || path.equals("/q");
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
