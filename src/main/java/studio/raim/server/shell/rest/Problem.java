package studio.raim.server.shell.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
}
