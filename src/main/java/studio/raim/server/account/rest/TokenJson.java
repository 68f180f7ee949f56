package studio.raim.server.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import studio.raim.server.account.ApiToken;

/** An API token; the secret only in the answer to its making. */
@Schema(name = "Token")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenJson(
        UUID id,
        String name,
        @Schema(description = "How the token begins") String hint,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,

        @Nullable @Schema(description = "The token itself, only in the answer to POST")
        String token) {

    static TokenJson of(ApiToken token, @Nullable String secret) {
        return new TokenJson(
                token.id(),
                token.name(),
                token.hint(),
                token.createdAt(),
                token.expiresAt().orElse(null),
                token.lastUsedAt().orElse(null),
                secret);
    }
}
