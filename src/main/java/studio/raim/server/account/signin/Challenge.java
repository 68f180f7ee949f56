package studio.raim.server.account.signin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers a request whose sender could not be told. */
final class Challenge {
    /** Key of the routing context: seconds until another try is welcome. */
    static final String RETRY_AFTER = "raim.retry-after";

    private Challenge() {}

    static void sendProblem(RoutingContext http) {
        HttpServerResponse response = http.response();
        @Nullable Long wait = http.get(RETRY_AFTER);
        if (wait == null) {
            response.setStatusCode(401).putHeader(HttpHeaderNames.WWW_AUTHENTICATE, schemes(http));
            end(
                    http,
                    401,
                    "Sign-in needed",
                    "Send a name and password (Basic) or an API token (Bearer) that are valid");
        } else {
            response.setStatusCode(429).putHeader(HttpHeaders.RETRY_AFTER, wait.toString());
            end(http, 429, "Too many requests", "Too many failed sign-ins; try again in %d seconds".formatted(wait));
        }
    }

    static void sendForeignOrigin(RoutingContext http) {
        http.response().setStatusCode(403);
        end(
                http,
                403,
                "Not allowed",
                "This request carries a session cookie but comes from another site; send an API token instead");
    }

    static void sendToSignInPage(RoutingContext http) {
        String error = http.get(RETRY_AFTER) == null ? "error" : "error=wait";
        // 303, so that the browser follows with GET; relative, so that it holds behind any proxy.
        http.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/sign-in?" + error)
                .end();
    }

    /** A browser must not be asked for Basic: it would open its own dialog over the page. */
    static String schemes(RoutingContext http) {
        boolean browser = http.request().getHeader("Sec-Fetch-Mode") != null;
        return "Bearer realm=\"RAIM Studio\"" + (browser ? "" : ", Basic realm=\"RAIM Studio\", charset=\"UTF-8\"");
    }

    private static void end(RoutingContext http, int status, String title, String detail) {
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("instance", http.normalizedPath())
                        .encode());
    }
}
