package studio.raim.server.job.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.JobId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.Jobs;
import studio.raim.server.job.score.JobScores;
import studio.raim.server.job.score.ScoreDesk;

@Path("/api/v1/jobs/{id}/scores")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Jobs")
class ScoresResource {
    private final Jobs jobs;
    private final ScoreDesk desk;
    private final CurrentPerson current;

    ScoresResource(Jobs jobs, ScoreDesk desk, CurrentPerson current) {
        this.jobs = jobs;
        this.desk = desk;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "Numbers of a result",
            description = "Without a reference before and after, and beside the photo's ground truth if there is one; "
                    + "measured shortly after the result is there.")
    @APIResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(schema = @Schema(implementation = JobScores.class)))
    @APIResponse(responseCode = "404", description = "You have no such job")
    @APIResponse(responseCode = "409", description = "There is no result, or it is not measured yet")
    public JobScores get(@PathParam("id") String text) {
        JobId id = JobId.of(text);
        jobs.result(current.id(), id);
        return desk.find(current.id(), id)
                .orElseThrow(
                        () -> Refusal.conflict("The result of job %s is not measured yet; ask again".formatted(id)));
    }
}
