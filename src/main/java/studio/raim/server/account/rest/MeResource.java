package studio.raim.server.account.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.Role;

@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class MeResource {
    private final CurrentPerson current;

    MeResource(CurrentPerson current) {
        this.current = current;
    }

    record Me(UUID id, String name, List<String> roles) {}

    @GET
    @Operation(summary = "Who am I, and what may I do?")
    public Me me() {
        List<String> roles =
                Arrays.stream(Role.values()).filter(current::is).map(Role::id).toList();
        return new Me(current.id().value(), current.name(), roles);
    }
}
