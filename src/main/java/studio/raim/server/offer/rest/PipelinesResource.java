package studio.raim.server.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import studio.raim.server.offer.Offers;
import studio.raim.server.offer.PipelineOffer;

@Path("/api/v1/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Pipelines")
class PipelinesResource {
    private final Offers offers;

    PipelinesResource(Offers offers) {
        this.offers = offers;
    }

    /** A pipeline that people can choose. */
    @Schema(name = "Pipeline")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PipelineJson(
            @Schema(description = "To start a job with", examples = "quick")
            String id,

            String title,
            String summary,
            List<String> goodAt,
            List<String> badAt,

            @Schema(description = "Of the models that it runs")
            List<String> licences,

            @Schema(description = "Whether it can run here now")
            boolean available,

            @Schema(description = "Why it cannot, and what to do") @Nullable
            String whyNot) {
        static PipelineJson of(PipelineOffer offer) {
            return new PipelineJson(
                    offer.id().value(),
                    offer.title(),
                    offer.summary(),
                    offer.goodAt(),
                    offer.badAt(),
                    offer.licences(),
                    offer.available(),
                    offer.whyNot().orElse(null));
        }
    }

    @GET
    @Operation(summary = "The pipelines that can be chosen")
    public List<PipelineJson> list() {
        return offers.pipelines().stream().map(PipelineJson::of).toList();
    }
}
