package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import studio.raim.common.JobId;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** What can be done with the chosen rows of a list; there while some are chosen. */
class ChosenBar extends Div {
    private final JobList list;
    private final Span words = new Span();
    private final Anchor download = Icons.download("", "Download");
    private final Button retry;
    private volatile List<JobId> results = List.of();

    ChosenBar(JobList list, ZipOfResults.Maker zip, JobRow.Actions actions) {
        this.list = list;
        addClassName("raim-chosen");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Chosen photos");
        words.getElement().setAttribute("role", "status");
        download.setHref(zip.of(() -> results));
        download.getElement().setAttribute("aria-label", "Download the chosen results as a zip file");
        retry = Icons.quiet("retry", "Try again", () -> actions.retry(list.chosen()));
        Button delete = Icons.quiet("remove", "Delete", () -> actions.delete(list.chosen()));
        Button clear = Icons.quiet("close", "Choose none", () -> list.chooseAll(false));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(words, download, retry, delete, clear);
        setVisible(false);
    }

    /** One more button, before the others. */
    void addFirst(Component button) {
        addComponentAtIndex(1, button);
    }

    void refresh() {
        List<JobView> chosen = list.chosen();
        setVisible(!chosen.isEmpty());
        words.setText(chosen.size() + " chosen");
        results = chosen.stream()
                .filter(job -> job.state() == JobState.DONE)
                .map(JobView::id)
                .toList();
        download.setVisible(!results.isEmpty());
        retry.setVisible(chosen.stream().anyMatch(JobFacts::failed));
    }
}
