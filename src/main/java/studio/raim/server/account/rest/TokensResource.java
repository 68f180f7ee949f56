package studio.raim.server.account.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.Tokens;

@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class TokensResource {
    private final Tokens tokens;
    private final CurrentPerson current;

    TokensResource(Tokens tokens, CurrentPerson current) {
        this.tokens = tokens;
        this.current = current;
    }

    record NewToken(
            @NotBlank @Size(max = 100) @Schema(description = "What it is for", examples = "nightly import")
            String name,

            @Nullable @Schema(description = "When it stops working; never if absent")
            Instant expiresAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an API token", description = "The answer holds the token, which is shown this once.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = TokenJson.class)))
    public Response create(@Valid @NotNull NewToken wanted) {
        Tokens.Created created = tokens.create(current.id(), wanted.name(), wanted.expiresAt());
        TokenJson answer = TokenJson.of(created.token(), created.secret());
        return Response.created(URI.create("/api/v1/tokens/" + answer.id()))
                .entity(answer)
                .build();
    }

    @GET
    @Operation(summary = "List my API tokens, newest first")
    public List<TokenJson> list() {
        return tokens.list(current.id()).stream()
                .map(token -> TokenJson.of(token, null))
                .toList();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke an API token at once")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(@PathParam("id") UUID id) {
        if (!tokens.revoke(current.id(), id)) {
            throw Refusal.notFound("You have no token %s; it may have been revoked already".formatted(id));
        }
    }
}
