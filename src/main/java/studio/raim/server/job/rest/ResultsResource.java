package studio.raim.server.job.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.JobId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.Download;
import studio.raim.server.job.Jobs;
import studio.raim.server.photo.Previews;
import studio.raim.server.photo.rest.ImageAnswer;
import studio.raim.server.storage.BlobStore;

@Path("/api/v1/jobs/{id}")
@RolesAllowed("member")
@Tag(name = "Jobs")
class ResultsResource {
    private final Jobs jobs;
    private final BlobStore store;
    private final Previews previews;
    private final CurrentPerson current;

    ResultsResource(Jobs jobs, BlobStore store, Previews previews, CurrentPerson current) {
        this.jobs = jobs;
        this.store = store;
        this.previews = previews;
        this.current = current;
    }

    @GET
    @Path("result")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Download the restored photo")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "409", description = "There is no result (yet)")
    public Response result(@PathParam("id") String id, @Context Request request) {
        Download result = jobs.result(current.id(), JobId.of(id));
        return ImageAnswer.download(
                request, result.image().sha256(), store.path(result.image()), result.format(), result.fileName());
    }

    @GET
    @Path("preview")
    @Produces("image/jpeg")
    @Operation(summary = "A small JPEG of the restored photo")
    public Response preview(
            @PathParam("id") String id,
            @QueryParam("longSide")
                    @DefaultValue("1024")
                    @Min(1)
                    @Max(4096)
                    @Parameter(description = "Pixels of the longer side; the next of 256, 512, 1024 and 2048 is sent")
                    int longSide,
            @Context Request request) {
        java.nio.file.Path file =
                previews.of(jobs.result(current.id(), JobId.of(id)).image(), longSide);
        return ImageAnswer.show(request, String.valueOf(file.getFileName()), file);
    }

    @GET
    @Path("provenance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Everything that decided the result's pixels")
    public String provenance(@PathParam("id") String id) {
        return jobs.provenance(current.id(), JobId.of(id));
    }
}
