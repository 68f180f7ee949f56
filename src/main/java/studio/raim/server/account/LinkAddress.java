package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a one-time link leads, as a whole address to send to somebody. */
@ApplicationScoped
public class LinkAddress {
    private final Optional<URI> baseUrl;

    LinkAddress(@ConfigProperty(name = "raim.base-url") Optional<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * The whole address.
     *
     * @param seen any address at which the asking browser or script found this server; the configured one goes before it
     */
    public String of(OneTimeLinks.Created created, URI seen) {
        String base = baseUrl.map(URI::toString).orElseGet(() -> seen.getScheme() + "://" + seen.getRawAuthority());
        return base.replaceAll("/+$", "") + "/welcome/" + created.token();
    }
}
