package studio.raim.server.worker.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.server.worker.PoolViews;
import studio.raim.server.worker.PoolViews.PoolView;

@Path("/api/v1/pools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@Tag(name = "Pools")
class PoolsResource {
    private final PoolViews pools;

    PoolsResource(PoolViews pools) {
        this.pools = pools;
    }

    @GET
    @Operation(summary = "The pools of devices, and what waits in them")
    public List<PoolView> list() {
        return pools.all();
    }
}
