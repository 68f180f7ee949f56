package studio.raim.server.account.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.Person;
import studio.raim.server.account.Role;

final class Identities {
    private Identities() {}

    /** The principal's name is the person's id, so that a session survives a change of name. */
    static SecurityIdentity of(Optional<Person> found) {
        Person person = found.orElseThrow(AuthenticationFailedException::new);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.id().toString()))
                .addAttribute(CurrentPerson.NAME, person.name())
                .addRoles(person.roles().stream().map(Role::id).collect(Collectors.toSet()))
                .build();
    }
}
