package studio.raim.server.offer.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.ModelId;
import studio.raim.common.PipelineId;
import studio.raim.common.Refusal;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.pipeline.spec.Examples;

/** Pictures of the product, of nobody's photos: what pipelines and models make of a photograph. */
@Path("/api/v1")
@Produces("image/jpeg")
@RolesAllowed({"member", "owner", "admin"})
@Tag(name = "Pipelines")
class PicturesResource {
    private static final int ONE_HOUR = 3_600;

    private final Examples examples;
    private final ModelCatalog catalog;

    PicturesResource(Examples examples, ModelCatalog catalog) {
        this.examples = examples;
        this.catalog = catalog;
    }

    @GET
    @Path("pipelines/{id}/example/before")
    @Operation(summary = "A part of a photograph before a pipeline")
    public Response before(@PathParam("id") String id) {
        return show(id, examples.find(pipeline(id)).map(Examples.Example::before));
    }

    @GET
    @Path("pipelines/{id}/example/after")
    @Operation(summary = "The same part after it")
    public Response after(@PathParam("id") String id) {
        return show(id, examples.find(pipeline(id)).map(Examples.Example::after));
    }

    @GET
    @Path("models/{id}/sheet")
    @Operation(summary = "A contact sheet of what a model does")
    public Response sheet(@PathParam("id") String id) {
        try {
            return show(id, catalog.sheet(new ModelId(id)));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static PipelineId pipeline(String id) {
        try {
            return new PipelineId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static Response show(String id, Optional<java.nio.file.Path> picture) {
        File file = picture.orElseThrow(() -> Refusal.notFound("There is no picture of '%s'".formatted(id)))
                .toFile();
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(ONE_HOUR);
        return Response.ok(file).cacheControl(cache).build();
    }
}
