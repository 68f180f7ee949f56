package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Instead of a list without rows: what to do. */
class EmptyHistory extends Div {
    private final Div nothingYet = new Div();
    private final Div nothingFound = new Div();

    EmptyHistory(Runnable clear) {
        addClassName("raim-empty");
        Anchor restore = new Anchor("/", "Restore a photo");
        restore.getElement().setAttribute("router-link", true);
        restore.addClassNames("raim-button", "raim-alone");
        nothingYet.add(
                new H2("Nothing here yet"),
                new Paragraph("Each photo that you have restored appears here, with what became of it."),
                restore);
        Button all = new Button("Show all photos", click -> clear.run());
        nothingFound.add(
                new H2("No photo matches"),
                new Paragraph("Try fewer words or another state, pipeline or day. Words are looked for in the names of"
                        + " files and folders."),
                all);
        nothingFound.getElement().setAttribute("role", "status");
        add(nothingYet, nothingFound);
    }

    void show(boolean nothing, boolean filtered) {
        setVisible(nothing);
        nothingYet.setVisible(!filtered);
        nothingFound.setVisible(filtered);
    }
}
