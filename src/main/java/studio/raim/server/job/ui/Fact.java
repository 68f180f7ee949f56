package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Something that is known, under a label. */
record Fact(String label, String value) {
    static DescriptionList list(List<Fact> facts) {
        DescriptionList list = new DescriptionList();
        list.addClassName("raim-facts");
        for (Fact fact : facts) {
            list.add(new Div(new DescriptionList.Term(fact.label), new DescriptionList.Description(fact.value)));
        }
        return list;
    }
}
