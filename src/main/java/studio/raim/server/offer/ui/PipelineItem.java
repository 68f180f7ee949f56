package studio.raim.server.offer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PipelineId;
import studio.raim.server.offer.Example;
import studio.raim.server.offer.Licences;
import studio.raim.server.offer.PipelineOffer;
import studio.raim.server.offer.Speed;

/** One pipeline: an example, a drawing of its stages, its purpose, its speed here. */
class PipelineItem extends ListItem {
    /**
     * Shows an offer.
     *
     * @param speed null when it has not run here yet
     * @param prefer makes it the default; null for people who may not
     */
    PipelineItem(PipelineOffer offer, @Nullable Speed speed, boolean isDefault, @Nullable Consumer<PipelineId> prefer) {
        addClassNames("raim-card", "raim-pipeline-item");
        setId("pipeline-" + offer.id());
        Div title = new Div(new H3(offer.title()), chips(offer, isDefault));
        title.addClassName("raim-section-title");
        Paragraph summary = new Paragraph(offer.summary());
        summary.addClassName("raim-quiet");
        Div judgement = new Div(Parts.list("Good at", offer.goodAt()), Parts.list("Less good at", offer.badAt()));
        judgement.addClassName("raim-model-judgement");
        Div words = new Div(title, summary, new StageStrip(offer.stages()), judgement, facts(offer, speed));
        words.addClassName("raim-pipeline-item-words");
        offer.whyNot().ifPresent(why -> words.addComponentAtIndex(2, missing(why)));
        if (prefer != null && !isDefault && offer.available()) {
            words.add(preferred(offer, prefer));
        }
        offer.example().ifPresent(example -> add(example(offer, example)));
        add(words);
    }

    private static Component chips(PipelineOffer offer, boolean isDefault) {
        Div chips = new Div();
        chips.addClassName("raim-chips");
        if (isDefault) {
            chips.add(Parts.chip("Default", "busy"));
        }
        chips.add(offer.available() ? Parts.chip("Ready", "good") : Parts.chip("Not available", "quiet"));
        return chips;
    }

    private static Component missing(String why) {
        Div banner = new Div(new Paragraph(why));
        banner.addClassName("raim-banner");
        return banner;
    }

    private static Component example(PipelineOffer offer, Example example) {
        Image before = new Image(example.before(), offer.title() + ": a part of a photo before");
        Image after = new Image(example.after(), offer.title() + ": the same part after");
        before.getElement().setAttribute("loading", "lazy");
        after.getElement().setAttribute("loading", "lazy");
        Div pictures = new Div(before, after);
        pictures.addClassName("raim-pair");
        Span credit = new Span(example.credit());
        credit.addClassName("raim-credit");
        Div frame = new Div(pictures, credit);
        frame.addClassName("raim-pipeline-sheet");
        return frame;
    }

    private static Component preferred(PipelineOffer offer, Consumer<PipelineId> prefer) {
        Button button = new Button(
                "Make it the default", new SvgIcon("/theme/icons/star.svg"), click -> prefer.accept(offer.id()));
        button.addClassName("aura-accent-neutral");
        button.setAriaLabel("Make %s the default for everybody".formatted(offer.title()));
        Div row = new Div(button);
        row.addClassName("raim-item-actions");
        return row;
    }

    private static Component facts(PipelineOffer offer, @Nullable Speed speed) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("raim-facts");
        if (speed == null) {
            Parts.fact(facts, "Speed here", "Not run here yet");
        } else {
            Parts.fact(facts, "Speed here", words(speed));
            Parts.fact(facts, "Ran on", String.join(", ", speed.devices()));
        }
        offer.licences().forEach(licence -> Parts.fact(facts, "Licence", Licences.plain(licence)));
        return facts;
    }

    private static String words(Speed speed) {
        String start =
                speed.start() < 0.1 ? "" : String.format(Locale.ROOT, " and %.1f s to begin with", speed.start());
        return String.format(
                Locale.ROOT,
                "%.2f s a megapixel%s, learnt from the last %s",
                speed.perMegapixel(),
                start,
                speed.runs() == 1 ? "photo" : speed.runs() + " photos");
    }
}
