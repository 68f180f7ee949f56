package studio.raim.server.offer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import studio.raim.server.offer.StageOffer;

/** A pipeline drawn: the photo, each stage, the result, with arrows between them. */
class StageStrip extends OrderedList {
    StageStrip(List<StageOffer> stages) {
        addClassName("raim-stages");
        getElement().setAttribute("aria-label", "Stages");
        add(end("Photo"));
        stages.forEach(stage -> add(stage(stage)));
        add(end("Result"));
    }

    private static ListItem end(String name) {
        ListItem item = new ListItem(new Span(name));
        item.addClassName("raim-stage-end");
        return item;
    }

    private static ListItem stage(StageOffer stage) {
        Component title = stage.model()
                .<Component>map(model -> new Anchor("#model-" + model, stage.title()))
                .orElseGet(() -> new Span(stage.title()));
        title.getElement().getClassList().add("raim-stage-title");
        Span name = new Span(stage.name());
        name.addClassName("raim-stage-name");
        Span detail = new Span(stage.detail());
        detail.addClassName("raim-stage-detail");
        ListItem item = new ListItem(new Div(name, title, detail));
        item.addClassName(stage.model().isPresent() ? "raim-stage-network" : "raim-stage");
        return item;
    }
}
