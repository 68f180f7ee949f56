package studio.raim.server.account.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;

@Path("/api/v1/admin/quotas")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "People")
class QuotasResource {
    private final Quotas quotas;
    private final CurrentPerson current;

    QuotasResource(Quotas quotas, CurrentPerson current) {
        this.quotas = quotas;
        this.current = current;
    }

    @GET
    @Operation(summary = "How much people may use who have no quota of their own")
    public List<QuotaJson> defaults() {
        return QuotaJson.defaults(quotas);
    }

    @PUT
    @Path("{kind}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set how much people may use who have no quota of their own")
    public List<QuotaJson> setDefault(@PathParam("kind") String kind, @NotNull QuotaJson.Wanted wanted) {
        quotas.set(current.id(), null, QuotaKind.of(kind), wanted.amount());
        return QuotaJson.defaults(quotas);
    }
}
