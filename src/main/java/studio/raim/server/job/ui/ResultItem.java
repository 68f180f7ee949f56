package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.score.JobScores;

/** One restoration of the page's photo: how it stands, what can be done with it, and how it was made. */
class ResultItem extends ListItem {
    /** What an item asks for. */
    interface Actions {
        void compare(JobView job);

        void again(JobView job);

        void cancel(JobView job);

        void retry(JobView job);

        void delete(JobView job);
    }

    /** Words for an item. */
    record Wording(
            String pipeline,
            String when,
            Function<JobView, List<Fact>> provenance,
            Function<JobView, List<String>> stages,
            Function<JobView, Optional<JobScores>> scores) {}

    private final transient Actions actions;
    private final transient Wording wording;
    private final Span state = new Span();
    private final Span detail = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Div buttons = new Div();
    private final Div numbers = new Div();
    private transient JobView job;

    ResultItem(JobView job, Wording wording, Actions actions) {
        this.job = job;
        this.actions = actions;
        this.wording = wording;
        addClassNames("raim-card", "raim-result");
        setId("result-" + job.id());
        H3 title = new H3(wording.pipeline());
        List<String> parts = new ArrayList<>(JobFacts.options(job.options()));
        parts.add(wording.when());
        Span facts = new Span(String.join(" · ", parts));
        facts.addClassName("raim-quiet");
        state.addClassName("raim-chip");
        detail.addClassName("raim-result-detail");
        bar.getElement().setAttribute("aria-label", "Progress of " + wording.pipeline());
        Div head = new Div(title, state);
        head.addClassName("raim-result-head");
        buttons.addClassName("raim-result-buttons");
        add(head, facts, detail, bar, buttons);
        show(Instant.now());
        showButtons();
    }

    JobView job() {
        return job;
    }

    /** What the viewer shows of this result: itself, then what its stages made, if that was kept. */
    List<PhotoViewer.Picture> pictures() {
        List<String> parts = new ArrayList<>(JobFacts.options(job.options()));
        parts.add(wording.when());
        String detail = String.join(" · ", parts);
        List<PhotoViewer.Picture> pictures = new ArrayList<>();
        pictures.add(
                new PhotoViewer.Picture(job.id().toString(), wording.pipeline(), detail, Addresses.tiles(job.id())));
        for (String stage : wording.stages().apply(job)) {
            pictures.add(new PhotoViewer.Picture(
                    job.id() + "/" + stage,
                    "%s after %s".formatted(wording.pipeline(), stage),
                    detail,
                    Addresses.tiles(job.id(), stage)));
        }
        return pictures;
    }

    void update(JobView newer, Instant now) {
        boolean moved = newer.state() != job.state();
        job = newer;
        show(now);
        if (moved) {
            showButtons();
        } else if (numbers.getComponentCount() > 0) {
            showNumbers();
        }
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
        getChildren().filter(Details.class::isInstance).toList().forEach(this::remove);
        String name = wording.pipeline();
        switch (job.state()) {
            case QUEUED, RUNNING ->
                buttons.add(new Button("Cancel", Icons.icon("close"), click -> actions.cancel(job)));
            case DONE -> {
                Button compare = new Button("Compare", Icons.icon("compare"), click -> actions.compare(job));
                compare.setAriaLabel("Compare %s with the original".formatted(name));
                Anchor download = Icons.download(Addresses.result(job.id()), "Download");
                download.getElement().setAttribute("aria-label", "Download " + job.resultFileName());
                Button again = Icons.button("retry", "Make it again, byte for byte", () -> actions.again(job));
                buttons.add(compare, download, again, delete());
                add(inNumbers(), how());
            }
            case FAILED, CANCELLED -> {
                Button retry = new Button("Try again", Icons.icon("retry"), click -> actions.retry(job));
                retry.setDisableOnClick(true);
                buttons.add(retry, delete());
            }
        }
    }

    private Button delete() {
        Button delete = Icons.button("remove", "Delete this result", () -> actions.delete(job));
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return delete;
    }

    private Details inNumbers() {
        numbers.removeAll();
        Details details = new Details("In numbers", numbers);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                showNumbers();
            }
        });
        return details;
    }

    private void showNumbers() {
        numbers.removeAll();
        numbers.add(new ScoresPanel(wording.scores().apply(job)));
    }

    private Details how() {
        Div content = new Div();
        content.addClassName("raim-result-how");
        Details details = new Details("How it was made", content);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && content.getComponentCount() == 0) {
                Anchor json =
                        Icons.download("/api/v1/jobs/%s/provenance".formatted(job.id()), "The whole record as JSON");
                json.getElement().setAttribute("download", "%s.provenance.json".formatted(job.resultFileName()));
                content.add(Fact.list(wording.provenance().apply(job)), json);
            }
        });
        return details;
    }
}
