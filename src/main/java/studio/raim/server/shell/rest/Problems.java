package studio.raim.server.shell.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import studio.raim.common.Refusal;

/** Turns every failure of a REST call into a problem detail; what is inside the server stays there. */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response refused(Refusal refusal, UriInfo uri) {
        if (refusal.kind().status() >= 500) {
            LOG.warnf("%s: %s", path(uri), refusal.sentence());
        }
        Response.ResponseBuilder answer =
                builder(Problem.of(refusal.kind().status(), refusal.kind().title(), refusal.sentence(), path(uri)));
        refusal.retryAfter()
                .ifPresent(wait -> answer.header(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<Problem.FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .toList();
        String detail = errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
        return answer(new Problem("about:blank", "That does not work", 400, detail, path(uri), errors));
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, UriInfo uri) {
        return malformed(e, uri);
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException e, UriInfo uri) {
        String where = e.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        String field = e instanceof MismatchedInputException mismatch
                ? mismatch.getPath().stream()
                        .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String detail = field.isEmpty()
                ? "The body is not valid JSON" + where
                : "The value of '%s' has the wrong type or form".formatted(field) + where;
        return answer(400, "Malformed JSON", detail, uri);
    }

    @ServerExceptionMapper
    Response anyStatus(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json, uri);
        }
        Response given = e.getResponse();
        int status = given.getStatus();
        if (status < 400 || given.hasEntity()) {
            return given;
        }
        Response answer = answer(Problem.ofStatus(status, path(uri)));
        return given.getHeaderString(HttpHeaders.ALLOW) == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW))
                        .build();
    }

    /** Only a missing identity: a wrong one is answered by the door itself, which may know how long to wait. */
    @ServerExceptionMapper
    Uni<Response> unauthorized(UnauthorizedException e, RoutingContext http, UriInfo uri) {
        HttpAuthenticator door = Objects.requireNonNull(http.get(HttpAuthenticator.class.getName()));
        return door.getChallenge(http).map(challenge -> {
            Response.ResponseBuilder answer = builder(Problem.of(
                    401,
                    "Sign-in needed",
                    "Send a name and password (Basic) or an API token (Bearer) that are valid",
                    path(uri)));
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
            return answer.build();
        });
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer(403, "Not allowed", "Your roles do not allow this; ask an administrator", uri);
    }

    /** A form is written to the disk before any address sees it, so nobody nearer can say this. */
    @ServerExceptionMapper
    Response fullDisk(IOException e, UriInfo uri) {
        return String.valueOf(e.getMessage()).contains("No space left")
                ? refused(
                        Refusal.noSpace("The server's disk is full; nothing was kept."
                                + " Ask the administrator to free some space"),
                        uri)
                : unexpected(e, uri);
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, UriInfo uri) {
        UUID incident = UUID.randomUUID();
        LOG.errorf(e, "Incident %s at %s", incident, path(uri));
        return answer(
                500,
                "The server failed",
                "This is the server's fault, not yours; its log tells more under incident %s".formatted(incident),
                uri);
    }

    /** The last part of {@code create.request.name}: the method's and parameter's names mean nothing outside. */
    private static String field(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = String.valueOf(node.getName());
        }
        return name;
    }

    private static Response answer(int status, String title, String detail, UriInfo uri) {
        return answer(Problem.of(status, title, detail, path(uri)));
    }

    private static Response answer(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
