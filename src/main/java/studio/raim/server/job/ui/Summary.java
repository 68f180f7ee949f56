package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.raim.common.JobId;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Ongoing;

/** Above the list: how far all that is going on has come, and what can be done with everything. */
class Summary extends Div {
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Anchor download = Icons.download("", "Download all");
    private final Button cancel;
    private volatile List<JobId> results = List.of();

    Summary(ZipOfResults.Maker zip, Runnable cancelAll) {
        addClassName("raim-summary");
        download.setHref(zip.of(() -> results));
        cancel = Icons.quiet("close", "Cancel all", cancelAll);
        words.addClassName("raim-quiet");
        words.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Progress of all photos");
        Div left = new Div(new H2("Your photos"), words);
        Div right = new Div(cancel, download);
        right.addClassName("raim-job-buttons");
        Div title = new Div(left, right);
        title.addClassName("raim-section-title");
        add(title, bar);
    }

    /** @param left until everything has ended, when that is known */
    void show(Collection<JobView> jobs, Optional<Ongoing> ongoing, Optional<Duration> left) {
        setVisible(!jobs.isEmpty());
        results = jobs.stream()
                .filter(job -> job.state() == JobState.DONE)
                .map(JobView::id)
                .toList();
        download.setVisible(results.size() > 1);
        boolean several = ongoing.filter(batch -> batch.size() > 1).isPresent();
        bar.setVisible(several);
        cancel.setVisible(
                ongoing.filter(batch -> batch.size() - batch.ended() > 1).isPresent());
        ongoing.ifPresent(batch -> bar.setValue(Math.clamp(batch.progress(), 0, 1)));
        words.setText(ongoing.map(batch -> goingOn(batch, left)).orElseGet(() -> ended(jobs)));
    }

    private static String goingOn(Ongoing batch, Optional<Duration> left) {
        return "%d of %s finished%s"
                .formatted(
                        batch.ended(),
                        Words.count(batch.size(), "photo", "photos"),
                        left.map(time -> " · about %s left".formatted(Words.duration(time)))
                                .orElse(""));
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
