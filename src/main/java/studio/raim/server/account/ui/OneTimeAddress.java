package studio.raim.server.account.ui;

import com.vaadin.flow.component.UI;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Consumer;
import studio.raim.server.account.LinkAddress;
import studio.raim.server.account.OneTimeLinks;

/** Writes links as this browser sees the server: only it knows by which name and behind which proxy. */
@ApplicationScoped
class OneTimeAddress {
    private final LinkAddress addresses;

    /** Makes whole addresses. */
    interface Of {
        String of(OneTimeLinks.Created created);
    }

    OneTimeAddress(LinkAddress addresses) {
        this.addresses = addresses;
    }

    void find(Consumer<Of> then) {
        UI.getCurrent().getPage().fetchCurrentURL(url -> {
            try {
                URI seen = url.toURI();
                then.accept(created -> addresses.of(created, seen));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("A browser is at no address", e);
            }
        });
    }
}
