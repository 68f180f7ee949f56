package studio.raim.server.photo.rest;

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
import studio.raim.common.PhotoId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;
import studio.raim.server.photo.Tiles;

@Path("/api/v1/photos/{id}/tiles")
@RolesAllowed("member")
@Tag(name = "Photos")
class PhotoTilesResource {
    private final Photos photos;
    private final Tiles tiles;
    private final CurrentPerson current;

    PhotoTilesResource(Photos photos, Tiles tiles, CurrentPerson current) {
        this.photos = photos;
        this.tiles = tiles;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How a photo is cut into tiles for a viewer that pans and zooms")
    public TileSetJson describe(@PathParam("id") String id) {
        Photo photo = photo(id);
        return TileSetJson.of(tiles.describe(photo.blob()), "/api/v1/photos/%s/tiles".formatted(photo.id()));
    }

    @GET
    @Path("{revision}/{level}/{column}/{row}")
    @Produces({"image/webp", "image/jpeg"})
    @Operation(
            summary = "A tile of a photo",
            description = "Upright, in sRGB; lossless WebP of the photo itself, JPEG of the smaller levels.")
    @APIResponse(responseCode = "404", description = "No such photo of yours, or no such tile")
    public Response tile(
            @PathParam("id") String id,
            @PathParam("revision") String revision,
            @PathParam("level") int level,
            @PathParam("column") int column,
            @PathParam("row") int row,
            @Context Request request) {
        return TileAnswer.tile(request, tiles, photo(id).blob(), revision, level, column, row);
    }

    private Photo photo(String id) {
        return photos.get(current.id(), PhotoId.of(id));
    }
}
