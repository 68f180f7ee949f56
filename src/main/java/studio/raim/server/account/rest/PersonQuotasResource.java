package studio.raim.server.account.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.People;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;

/** A class of its own, because addresses are given to the class whose path is longest. */
@Path("/api/v1/admin/people/{id}/quotas")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "People")
class PersonQuotasResource {
    private final Quotas quotas;
    private final People people;
    private final CurrentPerson current;

    PersonQuotasResource(Quotas quotas, People people, CurrentPerson current) {
        this.quotas = quotas;
        this.people = people;
        this.current = current;
    }

    @GET
    @Operation(summary = "How much a person may use, and uses now")
    public List<QuotaJson> of(@PathParam("id") String id) {
        return QuotaJson.of(quotas, person(id));
    }

    @PUT
    @Path("{kind}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set how much a person may use")
    public List<QuotaJson> set(
            @PathParam("id") String id, @PathParam("kind") String kind, @NotNull QuotaJson.Wanted wanted) {
        PersonId person = person(id);
        quotas.set(current.id(), person, QuotaKind.of(kind), wanted.amount());
        return QuotaJson.of(quotas, person);
    }

    @DELETE
    @Path("{kind}")
    @Operation(summary = "Let the default hold for a person again")
    public void unset(@PathParam("id") String id, @PathParam("kind") String kind) {
        quotas.unset(current.id(), person(id), QuotaKind.of(kind));
    }

    private PersonId person(String id) {
        return people.get(PersonId.of(id)).id();
    }
}
