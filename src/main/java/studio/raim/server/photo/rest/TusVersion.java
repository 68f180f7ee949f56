package studio.raim.server.photo.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer of the upload addresses says which protocol it speaks, refusals too. */
class TusVersion {
    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/api/v1/uploads")) {
            response.getHeaders().putSingle(Tus.RESUMABLE, Tus.VERSION);
        }
    }
}
