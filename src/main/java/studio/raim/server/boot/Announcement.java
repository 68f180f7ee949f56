package studio.raim.server.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.People;

/** What the terminal says when the server is ready; scripts wait for these lines. */
@ApplicationScoped
class Announcement {
    private final People people;
    private final OneTimeLinks links;
    private final String url;

    Announcement(
            People people,
            OneTimeLinks links,
            @ConfigProperty(name = "raim.base-url") Optional<String> baseUrl,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.people = people;
        this.links = links;
        this.url = baseUrl.orElse("http://localhost:" + port);
    }

    void print(PrintStream terminal) {
        terminal.println("RAIM Studio is ready at " + url);
        if (!people.hasAdministrator()) {
            terminal.println("Sign in once with " + url + "/welcome/" + links.renew());
        }
        terminal.flush();
    }
}
