package studio.raim.server.offer.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.ModelId;
import studio.raim.common.Refusal;
import studio.raim.engine.catalog.ModelCatalog;

/** What a model makes of photographs of the product, which are nobody's. */
@Path("/api/v1/models/{id}/sheet")
@Produces("image/jpeg")
@RolesAllowed({"member", "owner", "admin"})
@Tag(name = "Pipelines")
class SheetsResource {
    private final ModelCatalog catalog;

    SheetsResource(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(summary = "A contact sheet of what a model does")
    public Response sheet(@PathParam("id") String id) {
        try {
            return ProductPicture.show(catalog.sheet(new ModelId(id)), id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, String.valueOf(e.getMessage()), e);
        }
    }
}
