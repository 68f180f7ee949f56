package studio.raim.server.shell.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, as RFC 9457 writes it.
 *
 * @param type always {@code about:blank}: the status says what kind it is
 * @param instance the path that was asked for
 * @param errors one entry for each field that is wrong
 */
@Schema(description = "Why a request failed (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,

        @Schema(description = "What is wrong and what to do, in one sentence")
        String detail,

        String instance,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field and what is wrong with it. */
    public record FieldError(String field, String message) {}

    static Problem of(int status, String title, String detail, String instance) {
        return new Problem("about:blank", title, status, detail, instance, List.of());
    }

    /** A failure of which only the status is known. */
    static Problem ofStatus(int status, String instance) {
        Response.@Nullable Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error " + status : known.getReasonPhrase();
        String detail =
                switch (status) {
                    case 404 -> "Nothing is at this address; /q/openapi lists what there is";
                    case 405 -> "This address does not take that method";
                    case 406 -> "This address cannot answer in a format that you accept";
                    case 413 -> "The body is larger than this server takes; send a smaller file";
                    case 415 -> "This address does not take a body of that content type";
                    default -> "The request failed: " + title;
                };
        return of(status, title, detail, instance);
    }
}
