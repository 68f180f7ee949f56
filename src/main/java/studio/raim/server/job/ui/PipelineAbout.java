package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import studio.raim.server.offer.Licences;
import studio.raim.server.offer.PipelineOffer;

/** What the chosen pipeline is good and less good for, and what its licence allows, in plain words. */
class PipelineAbout extends Div {
    PipelineAbout() {
        addClassName("raim-pipeline-about");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(PipelineOffer offer) {
        removeAll();
        Paragraph summary = new Paragraph(offer.summary());
        summary.addClassName("raim-pipeline-chosen");
        Anchor more = new Anchor("/pipelines#pipeline-" + offer.id(), "More about " + offer.title());
        Div licence = part(
                offer.licences().size() > 1 ? "Licences" : "Licence",
                offer.licences().stream().map(Licences::plain).toList());
        licence.add(more);
        add(summary, part("Good for", offer.goodAt()), part("Less good for", offer.badAt()), licence);
    }

    private static Div part(String title, List<String> lines) {
        Div part = new Div(new H3(title), lines(lines));
        part.setVisible(!lines.isEmpty());
        return part;
    }

    private static Component lines(List<String> lines) {
        if (lines.size() == 1) {
            return new Paragraph(lines.getFirst());
        }
        UnorderedList items =
                new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
        items.addClassName("raim-lines");
        return items;
    }
}
