package studio.raim.server.shell.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers of every answer that keep a browser from doing more with it than we mean. */
@ApplicationScoped
class ResponseHeaders {
    /** Before authentication, so that refusals carry them too. */
    private static final int FIRST = 10_000;

    /**
     * Vaadin starts its client with inline scripts and evaluates some, and sets inline styles; everything comes from
     * this server, and no other site may frame it.
     */
    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    /** Nothing that the API sends is a page. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext http) {
        boolean data = isData(http.normalizedPath());
        http.addHeadersEndHandler(ending -> {
            MultiMap headers = http.response().headers();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "same-origin");
            headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
            headers.set("Content-Security-Policy", data ? DATA_POLICY : PAGE_POLICY);
            if (data && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        });
        http.next();
    }

    private static boolean isData(String path) {
        return path.startsWith("/api/") || path.startsWith("/q/");
    }
}
