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
import studio.raim.server.account.SignInId;

final class Identities {
    private Identities() {}

    /** Somebody who proved who they are with this request alone. */
    static SecurityIdentity of(Optional<Person> found) {
        Person person = found.orElseThrow(AuthenticationFailedException::new);
        return identity(person, person.id().toString()).build();
    }

    /** Somebody whose browser goes on with a session: its cookie keeps the principal's name. */
    static SecurityIdentity of(Optional<Person> found, SignInId session) {
        Person person = found.orElseThrow(AuthenticationFailedException::new);
        return identity(person, SessionName.of(person.id(), session))
                .addAttribute(CurrentPerson.SIGN_IN, session)
                .build();
    }

    private static QuarkusSecurityIdentity.Builder identity(Person person, String principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal))
                .addAttribute(CurrentPerson.ID, person.id())
                .addAttribute(CurrentPerson.NAME, person.name())
                .addRoles(person.roles().stream().map(Role::id).collect(Collectors.toSet()));
    }
}
