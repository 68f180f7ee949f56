package studio.raim.server.job.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.JobId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.Removals;

@Path("/api/v1/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Jobs")
class RemovalsResource {
    private final Removals removals;
    private final CurrentPerson current;

    RemovalsResource(Removals removals, CurrentPerson current) {
        this.removals = removals;
        this.current = current;
    }

    @DELETE
    @Operation(
            summary = "Remove a restoration and its result",
            description = "A waiting or running one is cancelled. For a day it can be restored.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "You have no such job")
    public void remove(@PathParam("id") String id) {
        removals.remove(current.id(), JobId.of(id));
    }

    @POST
    @Path("restore")
    @Operation(summary = "Undo the removal of a restoration")
    @APIResponse(responseCode = "404", description = "It is gone for good")
    @APIResponse(responseCode = "409", description = "Its photo was deleted")
    public JobJson restore(@PathParam("id") String id) {
        return JobJson.of(removals.restore(current.id(), JobId.of(id)));
    }
}
