package studio.raim.server.offer.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ModelId;
import studio.raim.server.offer.Installations;
import studio.raim.server.offer.ModelOffer;
import studio.raim.server.offer.Offers;

/** The models of this server: what each is for, whose it is, and whether it can be used. */
@Route("models")
@PageTitle("Models · RAIM Studio")
@Menu(title = "Models", order = 2, icon = "/theme/icons/models.svg")
@RolesAllowed({"member", "owner", "admin"})
public class ModelsView extends Main {
    private final transient Offers offers;
    private final transient Installations installations;
    private final boolean administrator;
    private final UnorderedList cards = new UnorderedList();
    private transient @Nullable Runnable stopListening;

    ModelsView(Offers offers, Installations installations) {
        this.offers = offers;
        this.installations = installations;
        this.administrator = VaadinRequest.getCurrent().isUserInRole("admin");
        addClassName("raim-page");
        Header heading = new Header(
                new H1("Models"),
                new Paragraph("The networks that the pipelines run. A model is used only if its weights are exactly the"
                        + " ones that its card names, by their SHA-256."));
        heading.addClassName("raim-heading");
        cards.addClassName("raim-models");
        add(heading, cards);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        stopListening = installations.listen(() -> {
            Future<Void> unused = attach.getUI().access(this::show);
        });
        show();
    }

    /** Open to all, because a session that expires or a server that stops closes the page on nobody's behalf. */
    @Override
    @PermitAll
    protected void onDetach(DetachEvent detach) {
        if (stopListening != null) {
            stopListening.run();
            stopListening = null;
        }
    }

    private void show() {
        List<ModelOffer> models = offers.models();
        cards.removeAll();
        models.forEach(model -> cards.add(new ModelCardItem(model, administrator, this::install)));
        if (models.isEmpty()) {
            Div empty = new Div(
                    new H2("No model has a card here"),
                    new Paragraph("The product's folder 'models' holds one folder a model, with a file card.yaml."));
            empty.addClassName("raim-empty");
            cards.add(empty);
        }
    }

    private void install(ModelId model) {
        installations.start(model);
    }
}
