package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.raim.server.offer.PipelineOffer;

/** The pipelines as cards of which one is chosen, and what the chosen one is good for. */
class PipelineChoice extends Div {
    private final RadioButtonGroup<PipelineOffer> cards = new RadioButtonGroup<>();
    private final Div about = new Div();
    private volatile String chosen = "";

    PipelineChoice(List<PipelineOffer> offers) {
        addClassName("raim-pipelines");
        cards.setAriaLabel("Pipeline");
        cards.setItems(offers);
        cards.setItemEnabledProvider(PipelineOffer::available);
        cards.setItemLabelGenerator(PipelineOffer::title);
        cards.setRenderer(new ComponentRenderer<>(PipelineChoice::card));
        cards.addValueChangeListener(change -> choose(change.getValue()));
        about.addClassName("raim-pipeline-about");
        about.getElement().setAttribute("aria-live", "polite");
        add(cards, about);
        offers.stream().filter(PipelineOffer::available).findFirst().ifPresent(cards::setValue);
    }

    /** Tells the id of the chosen pipeline now, and whenever it changes. */
    void onChoice(Consumer<String> listener) {
        chosen().ifPresent(listener);
        cards.addValueChangeListener(
                change -> listener.accept(change.getValue().id().value()));
    }

    /** The id of the chosen pipeline, from any thread; empty if none can run. */
    Optional<String> chosen() {
        return Optional.of(chosen).filter(id -> !id.isEmpty());
    }

    private void choose(PipelineOffer offer) {
        chosen = offer.id().value();
        Paragraph summary = new Paragraph(offer.summary());
        summary.addClassName("raim-pipeline-chosen");
        about.removeAll();
        about.add(
                summary,
                list("Good for", offer.goodAt()),
                list("Less good for", offer.badAt()),
                list(offer.licences().size() > 1 ? "Licences" : "Licence", offer.licences()));
    }

    private static Component card(PipelineOffer offer) {
        Span title = new Span(offer.title());
        title.addClassName("raim-pipeline-title");
        Span summary = new Span(offer.summary());
        summary.addClassName("raim-pipeline-summary");
        Div card = new Div(title, summary);
        card.addClassName("raim-pipeline");
        offer.whyNot().ifPresent(why -> {
            Span missing = new Span("Not available: its model is not installed.");
            missing.setTitle(why);
            missing.addClassName("raim-pipeline-missing");
            card.add(missing);
        });
        return card;
    }

    private static Component list(String title, List<String> lines) {
        Div part = new Div(new H3(title));
        if (lines.size() == 1) {
            part.add(new Paragraph(lines.getFirst()));
        } else {
            UnorderedList items =
                    new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
            items.addClassName("raim-lines");
            part.add(items);
        }
        part.setVisible(!lines.isEmpty());
        return part;
    }
}
