package studio.raim.server.offer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.server.offer.Availability;
import studio.raim.server.offer.ModelOffer;

/** One model: its state, its purpose, its facts. */
class ModelCardItem extends ListItem {
    ModelCardItem(ModelOffer model, boolean administrator, Consumer<ModelId> install) {
        addClassNames("raim-card", "raim-model");
        setId("model-" + model.card().id());
        ModelCard card = model.card();
        Div title = new Div(new H2(card.title()), chip(model.availability()));
        title.addClassName("raim-section-title");
        Paragraph summary = new Paragraph(card.summary());
        summary.addClassName("raim-quiet");
        add(title, summary);
        add(state(card, model.availability(), administrator, install));
        Div judgement = new Div(list("Good at", card.goodAt()), list("Less good at", card.badAt()));
        judgement.addClassName("raim-model-judgement");
        add(judgement, facts(model));
    }

    private static Component chip(Availability availability) {
        Span chip = new Span();
        chip.addClassName("raim-chip");
        switch (availability) {
            case Availability.Ready ready -> set(chip, "Installed", "good");
            case Availability.Installing installing -> set(chip, "Installing", "busy");
            case Availability.Unavailable unavailable -> set(chip, "Not installed", "quiet");
        }
        return chip;
    }

    private static void set(Span chip, String text, String tone) {
        chip.setText(text);
        chip.getElement().setAttribute("data-tone", tone);
    }

    private static Component state(
            ModelCard card, Availability availability, boolean administrator, Consumer<ModelId> install) {
        Div state = new Div();
        switch (availability) {
            case Availability.Ready ready -> state.setVisible(false);
            case Availability.Installing installing -> {
                ProgressBar bar = new ProgressBar();
                bar.setIndeterminate(true);
                bar.getElement().setAttribute("aria-label", "Installing " + card.title());
                state.add(
                        new Span("Fetching %s with npm and checking the hashes.".formatted(megabytes(card.bytes()))),
                        bar);
                state.addClassName("raim-model-state");
            }
            case Availability.Unavailable unavailable -> {
                state.add(new Paragraph(unavailable.sentence()));
                state.addClassNames("raim-banner", "raim-model-state");
                if (administrator && unavailable.installable()) {
                    Button button = new Button(
                            "Install (%s)".formatted(megabytes(card.bytes())),
                            new SvgIcon("/theme/icons/download.svg"),
                            click -> install.accept(card.id()));
                    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                    button.setDisableOnClick(true);
                    state.add(button);
                } else if (unavailable.installable()) {
                    state.add(new Paragraph("An administrator can install it on this page."));
                }
            }
        }
        return state;
    }

    private static Component list(String title, List<String> lines) {
        UnorderedList items =
                new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
        items.addClassName("raim-lines");
        Div part = new Div(new H3(title), items);
        part.setVisible(!lines.isEmpty());
        return part;
    }

    private static Component facts(ModelOffer model) {
        ModelCard card = model.card();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("raim-facts");
        fact(facts, "Used by", model.neededBy().isEmpty() ? "no pipeline" : String.join(", ", model.neededBy()));
        fact(facts, "Architecture", card.architecture() + ", ×" + card.scale());
        fact(facts, "Size", megabytes(card.bytes()));
        fact(facts, "Licence", card.licence().name());
        fact(facts, "Holder", card.licence().holder());
        if (card.licence().note() != null) {
            fact(facts, "Note", card.licence().note());
        }
        fact(facts, "SHA-256", card.files().getFirst().sha256().toString());
        return facts;
    }

    private static void fact(DescriptionList facts, String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
        facts.getElement().appendChild(pair.getElement());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
