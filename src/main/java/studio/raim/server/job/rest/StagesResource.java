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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.JobId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.StageImage;
import studio.raim.server.job.Stages;
import studio.raim.server.photo.rest.ImageAnswer;
import studio.raim.server.storage.BlobStore;

@Path("/api/v1/jobs/{id}/stages")
@RolesAllowed("member")
@Tag(name = "Jobs")
class StagesResource {
    private final Stages stages;
    private final BlobStore store;
    private final CurrentPerson current;

    StagesResource(Stages stages, BlobStore store, CurrentPerson current) {
        this.stages = stages;
        this.store = store;
        this.current = current;
    }

    @Schema(name = "Stage")
    record StageJson(
            @Schema(description = "As the pipeline names it")
            String name,

            int width,
            int height,
            long bytes,

            @Schema(description = "Address of the image, a JPEG")
            String image) {
        static StageJson of(JobId job, StageImage stage) {
            String name =
                    URLEncoder.encode(stage.name(), StandardCharsets.UTF_8).replace("+", "%20");
            return new StageJson(
                    stage.name(),
                    stage.width(),
                    stage.height(),
                    stage.image().bytes(),
                    JobJson.JOBS + job + "/stages/" + name);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the stages before the last one made",
            description = "In the pipeline's order; empty unless the job's option 'intermediates' was true.")
    @APIResponse(responseCode = "200", description = "The stages")
    @APIResponse(responseCode = "409", description = "There is no result (yet)")
    public List<StageJson> list(@PathParam("id") String id) {
        JobId job = JobId.of(id);
        return stages.of(current.id(), job).stream()
                .map(stage -> StageJson.of(job, stage))
                .toList();
    }

    @GET
    @Path("{name}")
    @Produces("image/jpeg")
    @Operation(summary = "What one stage made, as a JPEG of its full size")
    @APIResponse(responseCode = "200", description = "The image")
    @APIResponse(responseCode = "404", description = "No such job of yours, or no such stage")
    public Response image(@PathParam("id") String id, @PathParam("name") String name, @Context Request request) {
        StageImage stage = stages.named(current.id(), JobId.of(id), name);
        return ImageAnswer.show(request, stage.image().sha256(), store.path(stage.image()));
    }
}
