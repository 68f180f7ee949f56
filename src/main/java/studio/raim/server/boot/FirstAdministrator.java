package studio.raim.server.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import studio.raim.server.account.People;

/** {@code RAIM_ADMIN_PASSWORD}: the person {@code admin} exists, is an administrator and has this password. */
@ApplicationScoped
class FirstAdministrator {
    private static final String NAME = "admin";

    private final People people;
    private final Optional<String> password;

    FirstAdministrator(People people, @ConfigProperty(name = "raim.admin-password") Optional<String> password) {
        this.people = people;
        this.password = password;
    }

    void onStart(@Observes StartupEvent start) {
        password.filter(p -> !p.isBlank()).ifPresent(p -> people.ensureAdministrator(NAME, p));
    }
}
