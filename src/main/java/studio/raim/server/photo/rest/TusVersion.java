package studio.raim.server.photo.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer of the upload addresses says which protocol it speaks, refusals too. */
class TusVersion {
    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/api/v1/uploads")) {
            response.getHeaders().putSingle(Tus.RESUMABLE, Tus.VERSION);
            if (response.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
                response.getHeaders().putSingle("Tus-Version", Tus.VERSION);
            }
        }
    }
}
