package studio.raim.server.shell.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says why a body is too large before it is sent; the server's own limit only breaks it off. */
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_EVERYTHING_BUT_HEADERS = 9_000;
    private static final long MEBIBYTE = 1L << 20;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING_BUT_HEADERS);
    }

    private void check(RoutingContext http) {
        if (!http.normalizedPath().startsWith("/api/") || announced(http) <= limit) {
            http.next();
            return;
        }
        String sentence = "The body has %d MiB; at most %d are taken. Send a smaller file"
                .formatted(announced(http) / MEBIBYTE, limit / MEBIBYTE);
        http.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(Problem.of(413, "Too large", sentence, http.normalizedPath())));
        // What is on its way is thrown away: a browser that could not finish sending would not read the answer.
        http.request().resume();
    }

    private static long announced(RoutingContext http) {
        @Nullable String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
