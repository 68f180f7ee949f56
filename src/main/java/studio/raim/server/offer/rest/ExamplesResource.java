package studio.raim.server.offer.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.PipelineId;
import studio.raim.common.Refusal;
import studio.raim.engine.pipeline.spec.Examples;

/** What a pipeline makes of a photograph of the product, which is nobody's. */
@Path("/api/v1/pipelines/{id}/example")
@Produces("image/jpeg")
@RolesAllowed({"member", "owner", "admin"})
@Tag(name = "Pipelines")
class ExamplesResource {
    private final Examples examples;

    ExamplesResource(Examples examples) {
        this.examples = examples;
    }

    @GET
    @Path("before")
    @Operation(summary = "A part of a photograph before a pipeline")
    public Response before(@PathParam("id") String id) {
        return ProductPicture.show(find(id).map(Examples.Example::before), id);
    }

    @GET
    @Path("after")
    @Operation(summary = "The same part after it")
    public Response after(@PathParam("id") String id) {
        return ProductPicture.show(find(id).map(Examples.Example::after), id);
    }

    private Optional<Examples.Example> find(String id) {
        try {
            return examples.find(new PipelineId(id));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, String.valueOf(e.getMessage()), e);
        }
    }
}
