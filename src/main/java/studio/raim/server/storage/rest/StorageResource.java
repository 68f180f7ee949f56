package studio.raim.server.storage.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.server.storage.Cleaned;
import studio.raim.server.storage.Cleaning;

@Path("/api/v1/storage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Storage")
class StorageResource {
    private final Cleaning cleaning;

    StorageResource(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    @POST
    @Path("collect")
    @Operation(
            summary = "Delete now what nobody needs",
            description =
                    "Rows that were deleted a day ago or earlier, and bytes that no row names; happens hourly anyway.")
    @APIResponse(responseCode = "200", description = "What went, or would go")
    @APIResponse(responseCode = "429", description = "It is under way already")
    public Cleaned collect(
            @QueryParam("dryRun") @Parameter(description = "Only count, as things stand") boolean dryRun) {
        return cleaning.run(dryRun);
    }
}
