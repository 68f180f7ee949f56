package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import studio.raim.common.JobId;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** What became of a photo, the newest first; a retry takes the place of what it retries. */
class ResultList extends Section {
    private static final Comparator<ResultItem> NEWEST =
            Comparator.comparing((ResultItem item) -> item.job().queuedAt()).reversed();

    private final UnorderedList list = new UnorderedList();
    private final Div empty = new Div(new Paragraph(
            "Nothing has been made of this photo yet. Choose how to restore it, and the result appears here."));
    private final List<ResultItem> items = new ArrayList<>();
    private final transient Function<JobView, ResultItem> maker;

    ResultList(Function<JobView, ResultItem> maker) {
        this.maker = maker;
        H2 title = new H2("Results");
        Div heading = new Div(title);
        heading.addClassName("raim-section-title");
        list.addClassName("raim-results");
        list.getElement().setAttribute("aria-label", "Results");
        empty.addClassName("raim-empty");
        add(heading, empty, list);
    }

    /** Shows what is new about a job, or a new job at its place. */
    void put(JobView job, Instant now) {
        for (ResultItem item : items) {
            if (item.job().id().equals(job.id())) {
                item.update(job, now);
                return;
            }
            if (job.id().equals(item.job().predecessor())) {
                return;
            }
        }
        if (job.predecessor() != null) {
            drop(job.predecessor());
        }
        items.add(maker.apply(job));
        items.sort(NEWEST);
        ResultItem made = items.stream()
                .filter(item -> item.job().id().equals(job.id()))
                .findFirst()
                .orElseThrow();
        list.addComponentAtIndex(items.indexOf(made), made);
        empty.setVisible(false);
    }

    void drop(JobId job) {
        items.stream().filter(item -> item.job().id().equals(job)).findFirst().ifPresent(item -> {
            items.remove(item);
            list.remove(item);
        });
        empty.setVisible(items.isEmpty());
    }

    /** The finished ones, newest first, as the viewer wants them. */
    List<PhotoViewer.Picture> pictures() {
        return items.stream()
                .filter(item -> item.job().state() == JobState.DONE)
                .flatMap(item -> item.pictures().stream())
                .toList();
    }
}
