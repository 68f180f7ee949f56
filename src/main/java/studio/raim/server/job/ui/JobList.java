package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import studio.raim.common.JobId;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;

/** Restorations as rows; a retry takes the place of what it retries. */
class JobList extends UnorderedList {
    /** Newest first, as pages of a search come. */
    static final Comparator<JobView> NEWEST = Comparator.comparing(JobView::queuedAt)
            .thenComparing(job -> job.id().value())
            .reversed();

    /** What is worked at first, the rest newest first. */
    static final Comparator<JobView> RUNNING_FIRST = Comparator.<JobView, Boolean>comparing(
                    job -> job.state() != JobState.RUNNING)
            .thenComparing(NEWEST);

    private final Map<JobId, JobRow> rows = new HashMap<>();
    private final List<JobRow> order = new ArrayList<>();
    private final transient Comparator<JobView> wanted;
    private final transient Function<JobView, JobRow> maker;

    JobList(Comparator<JobView> wanted, Function<JobView, JobRow> maker) {
        this.wanted = wanted;
        this.maker = maker;
        addClassName("raim-jobs");
        getElement().setAttribute("aria-label", "Photos");
    }

    void clear() {
        rows.clear();
        order.clear();
        removeAll();
    }

    /** Shows what is new about a job, or a new job at its place; a removed one goes. */
    void put(JobView job, Instant now) {
        JobRow row = rows.get(job.id());
        if (job.removed()) {
            drop(job.id());
        } else if (row != null) {
            row.update(job, now);
            if (isOutOfPlace(row)) {
                order.remove(row);
                insert(row);
            }
        } else if (!isRetried(job.id())) {
            JobRow made = maker.apply(job);
            rows.put(job.id(), made);
            insert(made);
            if (job.predecessor() != null) {
                drop(job.predecessor());
            }
        }
    }

    void drop(JobId id) {
        JobRow row = rows.remove(id);
        if (row != null) {
            order.remove(row);
            remove(row);
        }
    }

    boolean shows(JobId id) {
        return rows.containsKey(id);
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    /** In the order of the rows. */
    List<JobView> jobs() {
        return order.stream().map(JobRow::job).toList();
    }

    List<JobView> chosen() {
        return order.stream().filter(JobRow::isChosen).map(JobRow::job).toList();
    }

    void chooseAll(boolean chosen) {
        List.copyOf(order).forEach(row -> row.choose(chosen));
    }

    private boolean isRetried(JobId id) {
        return order.stream().anyMatch(row -> id.equals(row.job().predecessor()));
    }

    private void insert(JobRow row) {
        int place = place(order, row.job());
        order.add(place, row);
        addComponentAtIndex(place, row);
    }

    private int place(Collection<JobRow> others, JobView job) {
        return (int) others.stream()
                .filter(other -> wanted.compare(other.job(), job) < 0)
                .count();
    }

    private boolean isOutOfPlace(JobRow row) {
        return place(order, row.job()) != order.indexOf(row);
    }
}
