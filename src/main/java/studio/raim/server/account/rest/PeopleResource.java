package studio.raim.server.account.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.LinkAddress;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.People;
import studio.raim.server.account.Person;
import studio.raim.server.account.Role;
import studio.raim.server.account.Roster;
import studio.raim.server.account.Tokens;

@Path("/api/v1/admin/people")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "People")
class PeopleResource {
    private final People people;
    private final Roster roster;
    private final Tokens tokens;
    private final LinkAddress addresses;
    private final CurrentPerson current;

    PeopleResource(People people, Roster roster, Tokens tokens, LinkAddress addresses, CurrentPerson current) {
        this.people = people;
        this.roster = roster;
        this.tokens = tokens;
        this.addresses = addresses;
        this.current = current;
    }

    @Schema(name = "Person")
    record PersonJson(UUID id, String name, List<String> roles, boolean active, Instant createdAt) {
        static PersonJson of(Person person) {
            return new PersonJson(
                    person.id().value(),
                    person.name(),
                    person.roles().stream().map(Role::id).toList(),
                    person.isActive(),
                    person.createdAt());
        }
    }

    @Schema(name = "Roles")
    record Roles(@NotNull @Schema(examples = "[\"member\"]") List<String> roles) {
        Set<Role> set() {
            return RoleNames.parse(roles);
        }
    }

    @Schema(name = "OneTimeLink")
    record LinkJson(UUID id, String link, Instant expiresAt) {
        static LinkJson of(OneTimeLinks.Created created, String address) {
            return new LinkJson(created.link().id(), address, created.link().expiresAt());
        }
    }

    @GET
    @Operation(summary = "Look for people by name")
    public List<PersonJson> search(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return people.search(search, limit).stream().map(PersonJson::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Look at a person")
    public PersonJson get(@PathParam("id") String id) {
        return PersonJson.of(people.get(PersonId.of(id)));
    }

    @PUT
    @Path("{id}/roles")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a person exactly these roles")
    @APIResponse(responseCode = "409", description = "No active administrator would be left")
    public PersonJson setRoles(@PathParam("id") String id, @Valid @NotNull Roles wanted) {
        PersonId who = PersonId.of(id);
        roster.setRoles(current.id(), who, wanted.set());
        return PersonJson.of(people.get(who));
    }

    @POST
    @Path("{id}/deactivate")
    @Operation(
            summary = "Keep a person out",
            description = "Sessions and tokens end at once, waiting jobs are cancelled, running ones stop; data stays.")
    @APIResponse(responseCode = "409", description = "The last active administrator")
    public PersonJson deactivate(@PathParam("id") String id) {
        PersonId who = PersonId.of(id);
        roster.deactivate(current.id(), who);
        return PersonJson.of(people.get(who));
    }

    @POST
    @Path("{id}/reactivate")
    @Operation(summary = "Let a person in again")
    public PersonJson reactivate(@PathParam("id") String id) {
        PersonId who = PersonId.of(id);
        roster.reactivate(current.id(), who);
        return PersonJson.of(people.get(who));
    }

    @POST
    @Path("{id}/password-link")
    @Operation(summary = "Make a link with which a person chooses a new password", description = "It works once.")
    public LinkJson resetPassword(@PathParam("id") String id, @Context UriInfo uri) {
        OneTimeLinks.Created created = roster.resetPassword(current.id(), PersonId.of(id));
        return LinkJson.of(created, addresses.of(created, uri.getRequestUri()));
    }

    @GET
    @Path("{id}/tokens")
    @Operation(summary = "List a person's API tokens, newest first")
    public List<TokenJson> tokens(@PathParam("id") String id) {
        PersonId who = people.get(PersonId.of(id)).id();
        return tokens.list(who).stream().map(token -> TokenJson.of(token, null)).toList();
    }

    @DELETE
    @Path("{id}/tokens/{token}")
    @Operation(summary = "Revoke a person's API token at once")
    public void revoke(@PathParam("id") String id, @PathParam("token") UUID token) {
        if (!roster.revokeToken(current.id(), PersonId.of(id), token)) {
            throw Refusal.notFound("This person has no token %s; it may have been revoked already".formatted(token));
        }
    }
}
