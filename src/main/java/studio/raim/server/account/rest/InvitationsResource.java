package studio.raim.server.account.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.LinkAddress;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.Role;

@Path("/api/v1/admin/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "People")
class InvitationsResource {
    private static final int USUAL_DAYS = 7;

    private final OneTimeLinks links;
    private final LinkAddress addresses;
    private final CurrentPerson current;

    InvitationsResource(OneTimeLinks links, LinkAddress addresses, CurrentPerson current) {
        this.links = links;
        this.addresses = addresses;
        this.current = current;
    }

    @Schema(name = "NewInvitation")
    record NewInvitation(
            @Schema(description = "For whom, in your words") @Nullable
            String note,

            @NotNull @Schema(examples = "[\"member\"]") List<String> roles,

            @Schema(description = "How long the link works; 7 if absent") @Min(1) @Max(30) @Nullable
            Integer days) {}

    @Schema(name = "Invitation")
    record InvitationJson(UUID id, String note, List<String> roles, Instant createdAt, Instant expiresAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Invite somebody",
            description = "The answer holds the link, which works once and is shown once.")
    @APIResponse(responseCode = "201", description = "Send the link to your guest")
    public Response invite(@Valid @NotNull NewInvitation wanted, @Context UriInfo uri) {
        OneTimeLinks.Created created = links.invite(
                current.id(),
                wanted.note() == null ? "" : wanted.note(),
                RoleNames.parse(wanted.roles()),
                Duration.ofDays(wanted.days() == null ? USUAL_DAYS : wanted.days()));
        return Response.created(
                        URI.create("/api/v1/admin/invitations/" + created.link().id()))
                .entity(PeopleResource.LinkJson.of(created, addresses.of(created, uri.getRequestUri())))
                .build();
    }

    @GET
    @Operation(summary = "List the open invitations, newest first")
    public List<InvitationJson> open() {
        return links.openInvitations().stream()
                .map(link -> new InvitationJson(
                        link.id(),
                        link.note(),
                        link.roles().stream().map(Role::id).toList(),
                        link.createdAt(),
                        link.expiresAt()))
                .toList();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw an open invitation")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    public void withdraw(@PathParam("id") UUID id) {
        if (!links.withdraw(id)) {
            throw Refusal.notFound("There is no open invitation %s".formatted(id));
        }
    }
}
