package studio.raim.server.photo.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

@Path("/api/v1/photos")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Photos")
class PhotosResource {
    private final Photos photos;
    private final CurrentPerson current;

    PhotosResource(Photos photos, CurrentPerson current) {
        this.photos = photos;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Upload a photo", description = "JPEG, PNG, TIFF or WebP as the form's part 'file'.")
    @APIResponse(
            responseCode = "201",
            description = "Kept; Location names it",
            content = @Content(schema = @Schema(implementation = PhotoJson.class)))
    @APIResponse(responseCode = "413", description = "Too many bytes or megapixels")
    @APIResponse(responseCode = "415", description = "Not a photo in a known format")
    public Response upload(@RestForm("file") @Nullable FileUpload file) {
        if (file == null) {
            throw Refusal.invalid("The form has no part named 'file'; send the photo as one");
        }
        Photo photo = photos.upload(current.id(), String.valueOf(file.fileName()), file.uploadedFile());
        return Response.created(URI.create("/api/v1/photos/" + photo.id()))
                .entity(PhotoJson.of(photo))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Look at a photo's facts")
    @APIResponse(
            responseCode = "200",
            description = "The facts",
            content = @Content(schema = @Schema(implementation = PhotoJson.class)))
    @APIResponse(responseCode = "404", description = "You have no such photo")
    public PhotoJson get(@PathParam("id") String id) {
        return PhotoJson.of(photo(id));
    }

    @GET
    @Path("{id}/original")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Download a photo as it was uploaded")
    public Response original(@PathParam("id") String id, @Context Request request) {
        Photo photo = photo(id);
        return ImageAnswer.download(request, photo.sha256(), photos.original(photo), photo.format(), photo.fileName());
    }

    @GET
    @Path("{id}/preview")
    @Produces("image/jpeg")
    @Operation(summary = "A small JPEG of a photo")
    public Response preview(
            @PathParam("id") String id,
            @QueryParam("longSide")
                    @DefaultValue("1024")
                    @Min(1)
                    @Max(4096)
                    @Parameter(description = "Pixels of the longer side; the next of 256, 512, 1024 and 2048 is sent")
                    int longSide,
            @Context Request request) {
        Photo photo = photo(id);
        java.nio.file.Path file = photos.preview(photo, longSide);
        return ImageAnswer.show(request, String.valueOf(file.getFileName()), file);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Delete a photo from my library",
            description =
                    "With what was made of it: waiting and running jobs are cancelled. For a day it can be restored.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("id") String id) {
        photos.get(current.id(), PhotoId.of(id));
        photos.delete(current.id(), PhotoId.of(id));
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Undo the deletion of a photo", description = "Jobs that went with it come back, ended.")
    @APIResponse(responseCode = "404", description = "It is gone for good")
    @APIResponse(responseCode = "409", description = "The same photo was uploaded again meanwhile")
    public PhotoJson restore(@PathParam("id") String id) {
        return PhotoJson.of(photos.restore(current.id(), PhotoId.of(id)));
    }

    private Photo photo(String id) {
        return photos.get(current.id(), PhotoId.of(id));
    }
}
