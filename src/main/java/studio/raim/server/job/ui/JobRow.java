package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import studio.raim.common.JobId;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** One restoration in the list: thumbnail, facts, state, progress, and what can be done with it. */
class JobRow extends ListItem {
    /** What the buttons of a row do. */
    interface Actions {
        void compare(JobView job);

        void cancel(JobId job);

        void retry(JobId job);
    }

    private final Actions actions;
    private final Span facts = new Span();
    private final Span state = new Span();
    private final Span detail = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Div buttons = new Div();
    private JobView job;

    JobRow(JobView job, String pipeline, String size, Actions actions) {
        this.job = job;
        this.actions = actions;
        addClassNames("raim-card", "raim-job");
        setId("job-" + job.id());

        Image thumbnail = new Image(Addresses.thumbnail(job.photoId()), "");
        thumbnail.getElement().setAttribute("loading", "lazy");
        // A file that cannot be decoded has no thumbnail: better a plain area than the browser's broken picture.
        thumbnail.getElement().addEventListener("error", broken -> thumbnail.setVisible(false));
        Div picture = new Div(thumbnail);
        picture.addClassName("raim-job-picture");
        picture.addClickListener(click -> compareIfDone());

        Span name = new Span(job.photoName());
        name.addClassName("raim-job-name");
        name.setTitle(job.photoName());
        facts.setText(size.isEmpty() ? pipeline : size + " · " + pipeline);
        facts.addClassName("raim-job-facts");
        state.addClassName("raim-chip");
        detail.addClassName("raim-job-detail");
        bar.getElement().setAttribute("aria-label", "Progress of " + job.photoName());
        Div status = new Div(state, detail);
        status.addClassName("raim-job-status");
        Div words = new Div(name, facts, status, bar);
        words.addClassName("raim-job-words");
        buttons.addClassName("raim-job-buttons");
        add(picture, words, buttons);
        show(Instant.now());
        showButtons();
    }

    JobView job() {
        return job;
    }

    void update(JobView newer, Instant now) {
        boolean moved = newer.state() != job.state();
        job = newer;
        show(now);
        if (moved) {
            showButtons();
        }
    }

    private void show(Instant now) {
        state.setText(Words.state(job.state()));
        state.getElement().setAttribute("data-tone", Words.tone(job.state()));
        getElement().setAttribute("data-state", job.state().name());
        detail.setText(detail(now));
        boolean running = job.state() == JobState.RUNNING;
        bar.setVisible(running);
        bar.setIndeterminate(running && job.progress() <= 0);
        bar.setValue(Math.clamp(job.progress(), 0, 1));
    }

    private String detail(Instant now) {
        return switch (job.state()) {
            case QUEUED -> Objects.requireNonNullElse(job.waitingBecause(), "Starts in a moment");
            case RUNNING -> running(now);
            case DONE -> done();
            case FAILED -> Objects.requireNonNullElse(job.error(), "The restoration failed; try it again");
            case CANCELLED -> "No result was kept";
        };
    }

    private String running(Instant now) {
        List<String> parts = new ArrayList<>();
        if (job.progress() > 0) {
            parts.add(Math.round(job.progress() * 100) + " %");
        }
        if (job.stage() != null) {
            parts.add(Words.stage(job.stage()));
        }
        Remaining.of(job, now).ifPresent(left -> parts.add("about " + Words.duration(left) + " left"));
        return String.join(" · ", parts);
    }

    private String done() {
        List<String> parts = new ArrayList<>();
        if (job.startedAt() != null && job.finishedAt() != null) {
            parts.add("in " + Words.duration(java.time.Duration.between(job.startedAt(), job.finishedAt())));
        }
        if (job.resultBytes() != null) {
            parts.add(Words.bytes(job.resultBytes()));
        }
        return String.join(" · ", parts);
    }

    private void showButtons() {
        buttons.removeAll();
        switch (job.state()) {
            case QUEUED, RUNNING ->
                buttons.add(Icons.button("close", "Cancel " + job.photoName(), () -> actions.cancel(job.id())));
            case DONE -> {
                Button compare = new Button("Compare", Icons.icon("compare"), click -> compareIfDone());
                compare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                compare.setAriaLabel("Compare before and after of " + job.photoName());
                var download = Icons.download(Addresses.result(job.id()), "Download");
                download.getElement().setAttribute("aria-label", "Download " + job.resultFileName());
                buttons.add(compare, download);
            }
            case FAILED, CANCELLED -> {
                Button retry = new Button("Try again", Icons.icon("retry"), click -> actions.retry(job.id()));
                retry.setDisableOnClick(true);
                buttons.add(retry);
            }
        }
    }

    private void compareIfDone() {
        if (job.state() == JobState.DONE) {
            actions.compare(job);
        }
    }
}
