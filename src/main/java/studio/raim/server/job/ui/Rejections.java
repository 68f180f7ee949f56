package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Files that could not be taken, with the reason; they stay until they are closed. */
class Rejections extends Div {
    Rejections() {
        addClassName("raim-rejections");
        getElement().setAttribute("role", "alert");
    }

    void add(String fileName, String sentence) {
        Span name = new Span(fileName);
        name.addClassName("raim-job-name");
        Div words = new Div(name, new Span(sentence));
        words.addClassName("raim-job-words");
        Div row = new Div(Icons.icon("alert"), words);
        row.addClassName("raim-banner");
        row.getElement().setAttribute("data-tone", "bad");
        row.add(Icons.button("close", "Close the message about " + fileName, () -> remove(row)));
        addComponentAsFirst(row);
    }
}
