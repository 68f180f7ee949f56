package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** Above the list: how far all that is going on has come, and the way to download everything. */
class Summary extends Div {
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Anchor all;

    Summary(DownloadHandler zip) {
        addClassName("raim-summary");
        all = Icons.download("", "Download all");
        all.setHref(zip);
        words.addClassName("raim-quiet");
        words.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Progress of all photos");
        Div left = new Div(new H2("Your photos"), words);
        Div title = new Div(left, all);
        title.addClassName("raim-section-title");
        add(title, bar);
    }

    void show(Collection<JobView> jobs) {
        setVisible(!jobs.isEmpty());
        Optional<Batch> batch = Batch.of(jobs);
        all.setVisible(count(jobs, JobState.DONE) > 1);
        bar.setVisible(batch.isPresent() && batch.get().size() > 1);
        batch.ifPresent(b -> bar.setValue(b.progress()));
        words.setText(batch.map(b -> "%d of %s finished".formatted(b.ended(), Words.count(b.size(), "photo", "photos")))
                .orElseGet(() -> ended(jobs)));
    }

    private static String ended(Collection<JobView> jobs) {
        return Stream.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED)
                .map(state -> count(jobs, state) + " " + Words.state(state).toLowerCase(Locale.ROOT))
                .filter(words -> !words.startsWith("0 "))
                .collect(Collectors.joining(" · "));
    }

    private static long count(Collection<JobView> jobs, JobState state) {
        return jobs.stream().filter(job -> job.state() == state).count();
    }
}
