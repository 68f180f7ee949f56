package studio.raim.server.shell.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import studio.raim.server.shell.PagePolicy;

/** Headers of every answer that keep a browser from doing more with it than we mean. */
@ApplicationScoped
class ResponseHeaders {
    /** Before authentication, so that refusals carry them too. */
    private static final int FIRST = 10_000;

    /** Nothing that the API sends is a page. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static final String SET_COOKIE = "set-cookie";
    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean https;

    ResponseHeaders(@ConfigProperty(name = "raim.base-url") Optional<URI> baseUrl) {
        this.https =
                baseUrl.map(URI::getScheme).filter("https"::equalsIgnoreCase).isPresent();
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext http) {
        boolean data = isData(http.normalizedPath());
        http.addHeadersEndHandler(ending -> {
            MultiMap headers = http.response().headers();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "same-origin");
            headers.set("Permissions-Policy", PERMISSIONS);
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("X-Frame-Options", "DENY");
            if (data) {
                headers.set(PagePolicy.HEADER, DATA_POLICY);
            } else if (!headers.contains(PagePolicy.HEADER)) {
                headers.set(PagePolicy.HEADER, PagePolicy.WITHOUT_INLINE_SCRIPTS);
            }
            if (data && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            if (https || http.request().isSSL()) {
                headers.set("Strict-Transport-Security", ONE_YEAR);
                secureCookies(http, headers);
            }
        });
        http.next();
    }

    /** A proxy ends TLS, so the server itself sees plain HTTP and would let browsers send its cookies over that. */
    private static void secureCookies(RoutingContext http, MultiMap headers) {
        http.request().cookies().forEach((Cookie cookie) -> cookie.setSecure(true));
        List<String> set = headers.getAll(SET_COOKIE);
        if (!set.isEmpty()) {
            headers.set(SET_COOKIE, set.stream().map(ResponseHeaders::secured).toList());
        }
    }

    private static String secured(String cookie) {
        return cookie.toLowerCase(Locale.ROOT).contains("; secure") ? cookie : cookie + "; Secure";
    }

    private static boolean isData(String path) {
        return path.startsWith("/api/") || path.startsWith("/q/");
    }
}
