package studio.raim.server.job.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;
import studio.raim.server.job.NewJob;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;
import studio.raim.server.photo.SentAs;

@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Jobs")
class JobsResource {
    private final Jobs jobs;
    private final Photos photos;
    private final CurrentPerson current;

    JobsResource(Jobs jobs, Photos photos, CurrentPerson current) {
        this.jobs = jobs;
        this.photos = photos;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start a restoration",
            description = "Of an uploaded photo (JSON), or of the form's part 'file' (multipart).")
    @APIResponse(
            responseCode = "202",
            description = "Queued; Location names the job to watch",
            content = @Content(schema = @Schema(implementation = JobJson.class)))
    @APIResponse(responseCode = "400", description = "No such pipeline or option")
    @APIResponse(responseCode = "404", description = "You have no such photo")
    public Response submit(@Nullable NewJobJson wanted) {
        if (wanted == null) {
            throw Refusal.invalid("The body is empty; send such as {\"photoId\": \"…\", \"pipeline\": \"quick\"}");
        }
        return accepted(jobs.submit(current.id(), wanted.toNewJob()));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response upload(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("pipeline") @Nullable String pipeline,
            @RestForm("priority") @Nullable Integer priority,
            @RestForm("options") @Nullable String options) {
        if (file == null) {
            throw Refusal.invalid("The form has no part named 'file'; send the photo as one");
        }
        jobs.requirePipeline(pipeline);
        Photo photo = photos.upload(current.id(), String.valueOf(file.fileName()), file.uploadedFile());
        NewJob wanted = NewJobJson.newJob(photo.id(), pipeline, priority, options);
        SentAs name = SentAs.named(String.valueOf(file.fileName()));
        JobId id = jobs.submit(current.id(), wanted, name, UUID.randomUUID());
        return accepted(jobs.find(current.id(), id).orElseThrow());
    }

    @GET
    @Operation(summary = "My restorations, newest first")
    public List<JobJson> list(@BeanParam JobSearchParams search) {
        return jobs.search(current.id(), search.toSearch()).stream()
                .map(JobJson::of)
                .toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How a restoration stands")
    @APIResponse(
            responseCode = "200",
            description = "As it stands",
            content = @Content(schema = @Schema(implementation = JobJson.class)))
    @APIResponse(responseCode = "404", description = "You have no such job")
    public JobJson get(@PathParam("id") String id) {
        JobId job = JobId.of(id);
        return JobJson.of(
                jobs.find(current.id(), job).orElseThrow(() -> Refusal.notFound("You have no job %s".formatted(job))));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            summary = "Cancel a restoration",
            description = "A queued one ends at once, a running one at its next tile; an ended one stays as it is.")
    public JobJson cancel(@PathParam("id") String id) {
        return JobJson.of(jobs.cancel(current.id(), JobId.of(id)));
    }

    @POST
    @Path("{id}/retry")
    @Operation(
            summary = "Start a failed or cancelled restoration again",
            description = "As a new job that points back; asking twice names the same one.")
    @APIResponse(responseCode = "202", description = "Queued; Location names the new job")
    @APIResponse(responseCode = "409", description = "It neither failed nor was cancelled")
    public Response retry(@PathParam("id") String id) {
        return accepted(jobs.retry(current.id(), JobId.of(id)));
    }

    @POST
    @Path("{id}/again")
    @Operation(
            summary = "Make a result again",
            description =
                    "As a new job of the same pipeline, options, number type and tiles: the same bytes on the same kind of device.")
    @APIResponse(responseCode = "202", description = "Queued; Location names the new job")
    @APIResponse(responseCode = "409", description = "There is no result (yet)")
    public Response again(@PathParam("id") String id) {
        return accepted(jobs.again(current.id(), JobId.of(id)));
    }

    private static Response accepted(JobView view) {
        return Response.accepted(JobJson.of(view))
                .location(URI.create(JobJson.JOBS + view.id()))
                .build();
    }
}
