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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.JobId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.Stages;
import studio.raim.server.photo.Tiles;
import studio.raim.server.photo.rest.TileAnswer;
import studio.raim.server.photo.rest.TileSetJson;
import studio.raim.server.storage.BlobRef;

@Path("/api/v1/jobs/{id}/stages/{name}/tiles")
@RolesAllowed("member")
@Tag(name = "Jobs")
class StageTilesResource {
    private final Stages stages;
    private final Tiles tiles;
    private final CurrentPerson current;

    StageTilesResource(Stages stages, Tiles tiles, CurrentPerson current) {
        this.stages = stages;
        this.tiles = tiles;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How what one stage made is cut into tiles for a viewer that pans and zooms")
    @APIResponse(responseCode = "200", description = "As it is cut")
    @APIResponse(responseCode = "404", description = "No such job of yours, or no such stage")
    public TileSetJson describe(@PathParam("id") String id, @PathParam("name") String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return TileSetJson.of(
                tiles.describe(image(id, name)), "%s%s/stages/%s/tiles".formatted(JobJson.JOBS, JobId.of(id), encoded));
    }

    @GET
    @Path("{revision}/{level}/{column}/{row}")
    @Produces({"image/webp", "image/jpeg"})
    @Operation(summary = "A tile of what one stage made")
    @APIResponse(responseCode = "200", description = "The tile")
    @APIResponse(responseCode = "404", description = "No such job of yours, or no such tile")
    public Response tile(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @PathParam("level") int level,
            @PathParam("column") int column,
            @PathParam("row") int row,
            @Context Request request) {
        return TileAnswer.tile(request, tiles, image(id, name), revision, level, column, row);
    }

    private BlobRef image(String id, String name) {
        return stages.named(current.id(), JobId.of(id), name).image();
    }
}
