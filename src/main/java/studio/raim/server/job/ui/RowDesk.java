package studio.raim.server.job.ui;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.JobView;

/** A list of restorations together with the bar of what can be done with the chosen ones. */
final class RowDesk implements JobRow.Actions {
    private final JobList list;
    private final ChosenBar bar;
    private final JobActions actions;
    private @Nullable Runnable choice;

    /** Words for a row. */
    record Wording(Function<JobView, String> pipeline, Function<JobView, String> when) {}

    RowDesk(Comparator<JobView> order, Wording wording, ZipOfResults.Maker zip, JobActions actions) {
        this.actions = actions;
        this.list =
                new JobList(order, job -> new JobRow(job, wording.pipeline.apply(job), wording.when.apply(job), this));
        this.bar = new ChosenBar(list, zip, this);
    }

    JobList list() {
        return list;
    }

    ChosenBar bar() {
        return bar;
    }

    /** Calls {@code listener} whenever rows are chosen or not chosen any more. */
    void onChoice(Runnable listener) {
        choice = listener;
    }

    void refresh() {
        bar.refresh();
    }

    @Override
    public void cancel(JobView job) {
        actions.cancel(job);
    }

    @Override
    public void retry(List<JobView> jobs) {
        actions.retry(jobs);
    }

    @Override
    public void delete(List<JobView> jobs) {
        actions.delete(jobs);
    }

    @Override
    public void choiceChanged() {
        bar.refresh();
        if (choice != null) {
            choice.run();
        }
    }
}
