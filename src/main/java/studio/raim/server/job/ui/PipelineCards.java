package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.raim.common.PipelineId;
import studio.raim.server.offer.PipelineOffer;

/** The pipelines as cards of which one is chosen: an example, what it does, how long it takes here. */
class PipelineCards extends Div {
    private final RadioButtonGroup<PipelineOffer> cards = new RadioButtonGroup<>();
    private final PipelineAbout about = new PipelineAbout();
    private final Map<PipelineId, Span> times = new HashMap<>();
    private transient Function<PipelineOffer, String> expectation = offer -> "";

    /** @param chosen is told of a choice, also of the first one */
    PipelineCards(List<PipelineOffer> offers, Optional<String> first, Consumer<PipelineOffer> chosen) {
        addClassName("raim-pipelines");
        cards.setAriaLabel("Pipeline");
        cards.setItems(offers);
        cards.setItemEnabledProvider(PipelineOffer::available);
        cards.setItemLabelGenerator(PipelineOffer::title);
        cards.setRenderer(new ComponentRenderer<>(this::card));
        cards.addValueChangeListener(change -> {
            about.show(change.getValue());
            chosen.accept(change.getValue());
        });
        add(cards, about);
        List<PipelineOffer> possible =
                offers.stream().filter(PipelineOffer::available).toList();
        possible.stream()
                .filter(offer -> first.filter(offer.id().value()::equals).isPresent())
                .findFirst()
                .or(() -> possible.stream().findFirst())
                .ifPresent(cards::setValue);
    }

    Optional<PipelineOffer> chosen() {
        return cards.getOptionalValue();
    }

    /** Says on each card how long it will take. */
    void expect(Function<PipelineOffer, String> words) {
        expectation = words;
        cards.getListDataView().getItems().forEach(offer -> {
            Span time = times.get(offer.id());
            if (time != null) {
                time.setText(words.apply(offer));
            }
        });
    }

    private Component card(PipelineOffer offer) {
        Span title = new Span(offer.title());
        title.addClassName("raim-pipeline-title");
        Span summary = new Span(offer.summary());
        summary.addClassName("raim-pipeline-summary");
        Span time = new Span(expectation.apply(offer));
        time.addClassName("raim-pipeline-time");
        times.put(offer.id(), time);
        Div words = new Div(title, summary, time);
        words.addClassName("raim-pipeline-words");
        offer.whyNot().ifPresent(why -> {
            time.setVisible(false);
            Span missing = new Span("Its model is not installed");
            missing.setTitle(why);
            missing.addClassName("raim-pipeline-missing");
            words.add(missing);
        });
        Div card = new Div(example(offer), words);
        card.addClassName("raim-pipeline");
        return card;
    }

    /** The left half before, the right half after; the words of the card say what the picture shows. */
    private static Component example(PipelineOffer offer) {
        Div frame = new Div();
        frame.addClassName("raim-pipeline-example");
        offer.example().ifPresent(example -> frame.add(picture(example.before()), picture(example.after())));
        frame.setVisible(offer.example().isPresent());
        return frame;
    }

    private static Image picture(String address) {
        Image picture = new Image(address, "");
        picture.getElement().setAttribute("loading", "lazy");
        return picture;
    }
}
