package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import java.util.List;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** One restoration in a list: thumbnail, facts, state, progress, and what can be done with it. */
class JobRow extends ListItem {
    /** What a row asks for. */
    interface Actions {
        void cancel(JobView job);

        void retry(List<JobView> jobs);

        void delete(List<JobView> jobs);

        /** The row was chosen, or is not any more. */
        void choiceChanged();
    }

    private final transient Actions actions;
    private final Checkbox choice = new Checkbox();
    private final Span state = new Span();
    private final Span detail = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Div buttons = new Div();
    private transient JobView job;

    /** @param when it was queued, in words; empty where the page's order says enough */
    JobRow(JobView job, String pipeline, String when, Actions actions) {
        this.job = job;
        this.actions = actions;
        addClassNames("raim-card", "raim-job");
        setId("job-" + job.id());
        choice.setAriaLabel("Choose " + job.photoName());
        choice.addValueChangeListener(change -> {
            getElement().setAttribute("data-chosen", change.getValue());
            actions.choiceChanged();
        });
        state.addClassName("raim-chip");
        detail.addClassName("raim-job-detail");
        bar.getElement().setAttribute("aria-label", "Progress of " + job.photoName());
        Div status = new Div(state, detail);
        status.addClassName("raim-job-status");
        Span facts = new Span(JobFacts.of(job, pipeline) + (when.isEmpty() ? "" : " · " + when));
        facts.addClassName("raim-job-facts");
        Div words = new Div(title(job), facts, status, bar);
        words.addClassName("raim-job-words");
        buttons.addClassName("raim-job-buttons");
        add(choice, picture(job), words, buttons);
        show(Instant.now());
        showButtons();
    }

    JobView job() {
        return job;
    }

    boolean isChosen() {
        return choice.getValue();
    }

    void choose(boolean chosen) {
        choice.setValue(chosen);
    }

    void update(JobView newer, Instant now) {
        boolean moved = newer.state() != job.state();
        job = newer;
        show(now);
        if (moved) {
            showButtons();
        }
    }

    private static Anchor picture(JobView job) {
        Image thumbnail = new Image(Addresses.thumbnail(job.photoId()), "");
        thumbnail.getElement().setAttribute("loading", "lazy");
        // A file that cannot be decoded has no thumbnail: better a plain area than the browser's broken picture.
        thumbnail.getElement().addEventListener("error", broken -> thumbnail.setVisible(false));
        Anchor picture = Addresses.photoLink(job.photoId());
        picture.add(thumbnail);
        picture.addClassName("raim-job-picture");
        // The name beside it leads to the same page; one stop for keyboards and readers is enough.
        picture.setTabIndex(-1);
        picture.getElement().setAttribute("aria-hidden", "true");
        return picture;
    }

    private static Div title(JobView job) {
        Anchor name = Addresses.photoLink(job.photoId());
        name.setText(job.photoName());
        name.setTitle(job.photoName());
        name.addClassName("raim-job-name");
        Div title = new Div(name);
        title.addClassName("raim-job-title");
        if (!job.folder().isEmpty()) {
            Span folder = new Span(job.folder());
            folder.addClassName("raim-job-folder");
            folder.setTitle(job.folder());
            title.add(folder);
        }
        return title;
    }

    private void show(Instant now) {
        state.setText(Words.state(job.state()));
        state.getElement().setAttribute("data-tone", Words.tone(job.state()));
        getElement().setAttribute("data-state", job.state().name());
        detail.setText(JobFacts.detail(job, now));
        boolean running = job.state() == JobState.RUNNING;
        bar.setVisible(running);
        bar.setIndeterminate(running && job.progress() <= 0);
        bar.setValue(Math.clamp(job.progress(), 0, 1));
    }

    private void showButtons() {
        buttons.removeAll();
        switch (job.state()) {
            case QUEUED, RUNNING ->
                buttons.add(Icons.button("close", "Cancel " + job.photoName(), () -> actions.cancel(job)));
            case DONE -> {
                Anchor compare = Addresses.photoLink(job.photoId());
                compare.add(Icons.icon("compare"), new Span("Compare"));
                compare.addClassNames("raim-button", "raim-job-compare");
                compare.getElement().setAttribute("aria-label", "Compare before and after of " + job.photoName());
                var download = Icons.download(Addresses.result(job.id()), "Download");
                download.getElement().setAttribute("aria-label", "Download " + job.resultFileName());
                buttons.add(compare, download, delete());
            }
            case FAILED, CANCELLED -> {
                Button retry = Icons.quiet("retry", "Try again", () -> actions.retry(List.of(job)));
                retry.setAriaLabel("Try again: " + job.photoName());
                retry.setDisableOnClick(true);
                buttons.add(retry, delete());
            }
        }
    }

    private Button delete() {
        return Icons.button("remove", "Delete " + job.photoName(), () -> actions.delete(List.of(job)));
    }
}
