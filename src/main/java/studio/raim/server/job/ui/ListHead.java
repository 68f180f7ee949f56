package studio.raim.server.job.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Above a list: chooses all its rows, and says how many there are. */
class ListHead extends Div {
    private final JobList list;
    private final Checkbox all = new Checkbox("Choose all shown");
    private final Span count = new Span();
    private boolean quiet;

    ListHead(JobList list) {
        this.list = list;
        addClassName("raim-list-head");
        count.addClassName("raim-quiet");
        count.getElement().setAttribute("role", "status");
        all.addValueChangeListener(change -> {
            if (!quiet) {
                list.chooseAll(change.getValue());
            }
        });
        add(all, count);
    }

    void refresh() {
        int rows = list.jobs().size();
        int chosen = list.chosen().size();
        setVisible(rows > 0);
        count.setText(Words.count(rows, "photo", "photos") + " shown");
        quiet = true;
        all.setValue(chosen == rows && rows > 0);
        all.setIndeterminate(chosen > 0 && chosen < rows);
        quiet = false;
    }
}
