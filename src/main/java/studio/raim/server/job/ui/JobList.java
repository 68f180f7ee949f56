package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import studio.raim.common.JobId;
import studio.raim.server.job.JobView;

/** A person's restorations, the newest first; a retry takes the place of what it retries. */
class JobList extends UnorderedList {
    private final Map<JobId, JobRow> rows = new LinkedHashMap<>();
    private final transient Function<JobView, JobRow> maker;

    JobList(Function<JobView, JobRow> maker) {
        this.maker = maker;
        addClassName("raim-jobs");
        getElement().setAttribute("aria-label", "Your photos");
    }

    /** Adds jobs that are older than all that are shown. */
    void append(Collection<JobView> older) {
        for (JobView job : older) {
            if (!rows.containsKey(job.id()) && !retried(job.id())) {
                JobRow row = maker.apply(job);
                rows.put(job.id(), row);
                add(row);
            }
        }
    }

    /** Shows what is new about a job, or a new job at its place by time. */
    void put(JobView job, Instant now) {
        JobRow row = rows.get(job.id());
        if (job.removed()) {
            if (row != null) {
                rows.remove(job.id());
                remove(row);
            }
            return;
        }
        if (row != null) {
            row.update(job, now);
            return;
        }
        if (retried(job.id())) {
            return;
        }
        JobRow made = maker.apply(job);
        rows.put(job.id(), made);
        addComponentAtIndex(placeOf(job), made);
        if (job.predecessor() != null) {
            JobRow replaced = rows.remove(job.predecessor());
            if (replaced != null) {
                remove(replaced);
            }
        }
    }

    Collection<JobView> jobs() {
        return rows.values().stream().map(JobRow::job).toList();
    }

    private boolean retried(JobId id) {
        return rows.values().stream().anyMatch(row -> id.equals(row.job().predecessor()));
    }

    private int placeOf(JobView job) {
        return (int) getChildren()
                .filter(child ->
                        child instanceof JobRow row && row.job().queuedAt().isAfter(job.queuedAt()))
                .count();
    }
}
