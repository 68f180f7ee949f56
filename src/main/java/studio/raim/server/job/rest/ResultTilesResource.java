package studio.raim.server.job.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.JobId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.Jobs;
import studio.raim.server.photo.Tiles;
import studio.raim.server.photo.rest.TileAnswer;
import studio.raim.server.photo.rest.TileSetJson;
import studio.raim.server.storage.BlobRef;

@Path("/api/v1/jobs/{id}/tiles")
@RolesAllowed("member")
@Tag(name = "Jobs")
class ResultTilesResource {
    private final Jobs jobs;
    private final Tiles tiles;
    private final CurrentPerson current;

    ResultTilesResource(Jobs jobs, Tiles tiles, CurrentPerson current) {
        this.jobs = jobs;
        this.tiles = tiles;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How the restored photo is cut into tiles for a viewer that pans and zooms")
    @APIResponse(responseCode = "200", description = "As it is cut")
    @APIResponse(responseCode = "409", description = "There is no result (yet)")
    public TileSetJson describe(@PathParam("id") String id) {
        return TileSetJson.of(tiles.describe(result(id)), JobJson.JOBS + JobId.of(id) + "/tiles");
    }

    @GET
    @Path("{revision}/{level}/{column}/{row}")
    @Produces({"image/webp", "image/jpeg"})
    @Operation(
            summary = "A tile of the restored photo",
            description = "In sRGB; lossless WebP of the result itself, JPEG of the smaller levels.")
    @APIResponse(responseCode = "200", description = "The tile")
    @APIResponse(responseCode = "404", description = "No such job of yours, or no such tile")
    public Response tile(
            @PathParam("id") String id,
            @PathParam("revision") String revision,
            @PathParam("level") int level,
            @PathParam("column") int column,
            @PathParam("row") int row,
            @Context Request request) {
        return TileAnswer.tile(request, tiles, result(id), revision, level, column, row);
    }

    private BlobRef result(String id) {
        return jobs.result(current.id(), JobId.of(id)).image();
    }
}
