package studio.raim.server.account.signin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Finds requests that another site makes a browser send with our cookie. */
@ApplicationScoped
class SameOrigin {
    static final String SIGN_IN_POST = "/j_security_check";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Optional<URI> baseUrl;

    SameOrigin(@ConfigProperty(name = "raim.base-url") Optional<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Whether the request may change something, relies on the cookie and does not come from our own pages. */
    boolean changesFromElsewhere(RoutingContext http) {
        HttpServerRequest request = http.request();
        String path = http.normalizedPath();
        boolean guarded = (path.startsWith("/api/") && request.cookieCount() > 0) || path.equals(SIGN_IN_POST);
        return guarded && !SAFE.contains(request.method()) && !isOurs(request);
    }

    private boolean isOurs(HttpServerRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null) {
            // Every browser names the origin of a POST; what does not is a script, which has no stolen cookie.
            return true;
        }
        return origin.equals(request.scheme() + "://" + request.authority())
                || baseUrl.map(SameOrigin::origin).filter(origin::equals).isPresent();
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
