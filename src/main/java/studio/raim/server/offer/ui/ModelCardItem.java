package studio.raim.server.offer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.server.offer.Availability;
import studio.raim.server.offer.Installations;
import studio.raim.server.offer.Licences;
import studio.raim.server.offer.ModelOffer;

/** One model: its state, its purpose, its facts. */
class ModelCardItem extends ListItem {
    ModelCardItem(ModelOffer model, boolean administrator, Installations installations) {
        addClassNames("raim-card", "raim-model");
        setId("model-" + model.card().id());
        ModelCard card = model.card();
        Div title = new Div(new H3(card.title()), chip(model.availability()));
        title.addClassName("raim-section-title");
        Paragraph summary = new Paragraph(card.summary());
        summary.addClassName("raim-quiet");
        Div judgement = new Div(Parts.list("Good at", card.goodAt()), Parts.list("Less good at", card.badAt()));
        judgement.addClassName("raim-model-judgement");
        if (model.hasSheet() && card.sheet() != null) {
            add(sheet(card, card.sheet().credit()));
        }
        add(title, summary, new ModelState(model, administrator, installations), judgement, facts(model));
    }

    private static Component sheet(ModelCard card, String credit) {
        Image picture = new Image(
                "/api/v1/models/%s/sheet".formatted(card.id()),
                "Parts of photographs before and after %s, beside the originals".formatted(card.title()));
        picture.getElement().setAttribute("loading", "lazy");
        Anchor link = new Anchor(picture.getSrc(), picture);
        link.setTarget("_blank");
        Span words = new Span(credit);
        words.addClassName("raim-credit");
        Div frame = new Div(link, words);
        frame.addClassName("raim-model-sheet");
        return frame;
    }

    private static Component chip(Availability availability) {
        return switch (availability) {
            case Availability.Ready ready -> Parts.chip("Installed", "good");
            case Availability.Installing installing -> Parts.chip("Installing", "busy");
            case Availability.Unavailable unavailable -> Parts.chip("Not installed", "quiet");
        };
    }

    private static Component facts(ModelOffer model) {
        ModelCard card = model.card();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("raim-facts");
        Parts.fact(facts, "Used by", model.neededBy().isEmpty() ? "no pipeline" : String.join(", ", model.neededBy()));
        Parts.fact(facts, "Architecture", card.architecture() + ", ×" + card.scale());
        Parts.fact(facts, "Size", ModelState.megabytes(card.bytes()));
        Parts.fact(facts, "Licence", Licences.plain(card.licence().name()));
        Parts.fact(facts, "Holder", card.licence().holder());
        if (card.licence().note() != null) {
            Parts.fact(facts, "Note", card.licence().note());
        }
        Parts.fact(facts, "SHA-256", card.files().getFirst().sha256().toString());
        return facts;
    }
}
