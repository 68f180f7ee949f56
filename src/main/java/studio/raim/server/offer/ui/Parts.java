package studio.raim.server.offer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Pieces of the cards on this page. */
final class Parts {
    private Parts() {}

    static Component list(String title, List<String> lines) {
        UnorderedList items =
                new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
        items.addClassName("raim-lines");
        Div part = new Div(new H4(title), items);
        part.setVisible(!lines.isEmpty());
        return part;
    }

    static Component chip(String text, String tone) {
        Span chip = new Span(text);
        chip.addClassName("raim-chip");
        chip.getElement().setAttribute("data-tone", tone);
        return chip;
    }

    static void fact(DescriptionList facts, String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
        facts.getElement().appendChild(pair.getElement());
    }
}
