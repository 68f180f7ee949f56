package studio.raim.server.account.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.OwnData;
import studio.raim.server.account.Role;
import studio.raim.server.account.quota.Quotas;

@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class MeResource {
    private final CurrentPerson current;
    private final OwnData data;
    private final Quotas quotas;

    MeResource(CurrentPerson current, OwnData data, Quotas quotas) {
        this.current = current;
        this.data = data;
        this.quotas = quotas;
    }

    record Me(UUID id, String name, List<String> roles) {}

    @GET
    @Operation(summary = "Who am I, and what may I do?")
    public Me me() {
        List<String> roles = current.roles().stream().map(Role::id).toList();
        return new Me(current.id().value(), current.name(), roles);
    }

    @GET
    @Path("quotas")
    @Operation(summary = "How much may I use, and how much do I use?")
    public List<QuotaJson> quotas() {
        return QuotaJson.of(quotas, current.id());
    }

    @GET
    @Path("data")
    @Produces("application/zip")
    @Operation(
            summary = "Download everything that is kept of me",
            description = "A zip: profile, photos, results, provenance. It is written while it is sent.")
    @APIResponse(responseCode = "200", description = "The zip")
    public Response data() {
        PersonId me = current.id();
        StreamingOutput zip = out -> data.write(me, out);
        return Response.ok(zip)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"raim-studio-data.zip\"")
                .build();
    }
}
