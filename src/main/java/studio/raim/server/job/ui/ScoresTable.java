package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;

/** Numbers in two columns: the photo's and the result's. */
@Tag("table")
final class ScoresTable extends Component {
    private final Element body = new Element("tbody");

    ScoresTable() {
        Element heading = new Element("tr");
        heading.appendChild(new Element("td"), columnHeading("Photo"), columnHeading("Result"));
        Element head = new Element("thead");
        head.appendChild(heading);
        getElement().appendChild(head, body);
        getElement().getClassList().add("scores-table");
    }

    /** @param explanation how to read it, shown when one points at the row */
    void row(String title, String explanation, String photo, String result) {
        Element row = new Element("tr").setAttribute("title", explanation);
        Element name = new Element("th").setAttribute("scope", "row").setText(title);
        row.appendChild(name, new Element("td").setText(photo), new Element("td").setText(result));
        body.appendChild(row);
    }

    boolean isEmpty() {
        return body.getChildCount() == 0;
    }

    private static Element columnHeading(String text) {
        return new Element("th").setAttribute("scope", "col").setText(text);
    }
}
