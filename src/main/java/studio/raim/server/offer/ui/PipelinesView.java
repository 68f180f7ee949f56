package studio.raim.server.offer.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PipelineId;
import studio.raim.engine.catalog.OwnModels;
import studio.raim.server.offer.Installations;
import studio.raim.server.offer.ModelOffer;
import studio.raim.server.offer.Offers;
import studio.raim.server.offer.PipelineOffer;
import studio.raim.server.offer.PipelineSpeeds;
import studio.raim.server.offer.Speed;
import studio.raim.server.setting.Settings;

/** The pipelines and models of this server: what each is for, whose it is, how fast it is here, and whether it can be used. */
@Route("pipelines")
@RouteAlias("models")
@PageTitle("Pipelines · RAIM Studio")
@Menu(title = "Pipelines", order = 3, icon = "/theme/icons/models.svg")
@RolesAllowed({"member", "owner", "admin"})
public class PipelinesView extends Main {
    private final transient Offers offers;
    private final transient PipelineSpeeds speeds;
    private final transient Installations installations;
    private final transient Settings settings;
    private final boolean administrator;
    private final UnorderedList pipelines = new UnorderedList();
    private final UnorderedList models = new UnorderedList();
    private transient @Nullable Runnable stopListening;

    PipelinesView(
            Offers offers, PipelineSpeeds speeds, Installations installations, Settings settings, OwnModels ownModels) {
        this.offers = offers;
        this.speeds = speeds;
        this.installations = installations;
        this.settings = settings;
        this.administrator = VaadinRequest.getCurrent().isUserInRole("admin");
        addClassName("raim-page");
        Header heading = new Header(
                new H1("Pipelines and models"),
                new Paragraph(
                        "A pipeline is what is done with a photo, stage by stage. Its networks are models, and one"
                                + " is used only if its weights are exactly those that its card names."));
        heading.addClassName("raim-heading");
        pipelines.addClassName("raim-pipeline-list");
        models.addClassName("raim-models");
        add(heading, section("Pipelines", pipelines), section("Models", models));
        if (administrator) {
            add(new OwnModelUpload(ownModels, this::show));
        }
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
        Map<String, Speed> learnt = speeds.learnt();
        String preferred = offers.defaultPipeline().map(PipelineId::value).orElse("");
        List<PipelineOffer> offered = offers.pipelines();
        pipelines.removeAll();
        offered.forEach(offer -> pipelines.add(new PipelineItem(
                offer,
                learnt.get(offer.id().value()),
                offer.id().value().equals(preferred),
                administrator ? this::prefer : null)));
        if (offered.isEmpty()) {
            pipelines.add(empty(
                    "No pipeline is here", "The product's folder 'models/pipelines' holds one YAML file a pipeline."));
        }
        List<ModelOffer> cards = offers.models();
        models.removeAll();
        cards.forEach(model -> models.add(new ModelCardItem(model, administrator, installations)));
        if (cards.isEmpty()) {
            models.add(empty(
                    "No model has a card here",
                    "The product's folder 'models' holds one folder a model, with a file card.yaml."));
        }
    }

    private void prefer(PipelineId pipeline) {
        settings.setDefaultPipeline(pipeline);
        show();
    }

    private static Section section(String title, UnorderedList list) {
        Section section = new Section(new H2(title), list);
        section.addClassName("raim-section");
        list.getElement().setAttribute("aria-label", title);
        return section;
    }

    private static Div empty(String title, String words) {
        Div empty = new Div(new H2(title), new Paragraph(words));
        empty.addClassName("raim-empty");
        return empty;
    }
}
