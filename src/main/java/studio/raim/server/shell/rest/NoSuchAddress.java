package studio.raim.server.shell.rest;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what no REST address took, and what failed before one was reached: without this, an unknown address below
 * {@code /api} would show the web page.
 */
@ApplicationScoped
class NoSuchAddress {
    /** After the REST addresses and before the pages. */
    private static final int BETWEEN = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

    void register(@Observes Router router) {
        router.route("/api/*").order(BETWEEN).handler(http -> answer(http, 404));
        router.route("/api/*").order(Integer.MIN_VALUE).failureHandler(NoSuchAddress::failed);
    }

    private static void failed(RoutingContext http) {
        // An exception is for those who know it: authentication, or the REST addresses.
        if (http.failure() != null || http.response().headWritten()) {
            http.next();
        } else {
            answer(http, http.statusCode());
        }
    }

    private static void answer(RoutingContext http, int status) {
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encode(Problem.ofStatus(status, http.normalizedPath())));
    }
}
