package studio.raim.server.photo.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.photo.GroundTruths;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

@Path("/api/v1/photos/{id}/ground-truth")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Photos")
class GroundTruthResource {
    private final Photos photos;
    private final GroundTruths truths;
    private final CurrentPerson current;

    /** The photo that is the ground truth. */
    @Schema(name = "GroundTruth")
    record Attached(@Nullable UUID photoId) {}

    GroundTruthResource(Photos photos, GroundTruths truths, CurrentPerson current) {
        this.photos = photos;
        this.truths = truths;
        this.current = current;
    }

    @GET
    @Operation(summary = "The photo that shows what this one should look like")
    @APIResponse(responseCode = "404", description = "You have no such photo, or it has no ground truth")
    public PhotoJson get(@PathParam("id") String text) {
        PhotoId id = PhotoId.of(text);
        photos.get(current.id(), id);
        return truths.of(current.id(), id)
                .map(PhotoJson::of)
                .orElseThrow(() -> Refusal.notFound("Photo %s has no ground truth".formatted(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Attach a ground truth to a photo",
            description =
                    "Another photo of yours by its id (JSON), or the form's part 'file' (multipart). Its results are measured "
                            + "beside it then.")
    @APIResponse(
            responseCode = "200",
            description = "Attached",
            content = @Content(schema = @Schema(implementation = PhotoJson.class)))
    @APIResponse(responseCode = "400", description = "The same photo, or one of another shape")
    public PhotoJson attach(@PathParam("id") String text, @Nullable Attached wanted) {
        if (wanted == null || wanted.photoId == null) {
            throw Refusal.invalid(
                    "Send the ground truth's id, such as {\"photoId\": \"…\"}, or the picture itself as 'file'");
        }
        truths.attach(current.id(), PhotoId.of(text), new PhotoId(wanted.photoId));
        return get(text);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public PhotoJson upload(@PathParam("id") String text, @RestForm("file") @Nullable FileUpload file) {
        photos.get(current.id(), PhotoId.of(text));
        if (file == null) {
            throw Refusal.invalid("The form has no part named 'file'; send the ground truth as one");
        }
        Photo truth = photos.upload(current.id(), String.valueOf(file.fileName()), file.uploadedFile());
        truths.attach(current.id(), PhotoId.of(text), truth.id());
        return PhotoJson.of(truth);
    }

    @DELETE
    @Operation(summary = "Take the ground truth away", description = "The photo that it was stays.")
    @APIResponse(responseCode = "204", description = "Taken away")
    public void detach(@PathParam("id") String text) {
        truths.detach(current.id(), PhotoId.of(text));
    }
}
