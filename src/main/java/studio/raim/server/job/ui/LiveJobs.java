package studio.raim.server.job.ui;

import com.vaadin.flow.component.UI;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.server.job.JobEvents;
import studio.raim.server.job.JobView;

/** News of a person's jobs for a page, as often as the page can take them; from {@link #listen} to {@link #close}. */
final class LiveJobs implements AutoCloseable {
    private final JobEvents events;
    private final PersonId person;
    private final Consumer<Collection<JobView>> page;
    private JobEvents.@Nullable Subscription subscription;

    LiveJobs(JobEvents events, PersonId person, Consumer<Collection<JobView>> page) {
        this.events = events;
        this.person = person;
        this.page = page;
    }

    /** A page listens first and looks then: what happens in between is seen twice, and nothing is missed. */
    void listen(UI ui) {
        close();
        Latest<JobId, JobView> news = new Latest<>(
                work -> {
                    Future<Void> unused = ui.access(work::run);
                },
                page);
        subscription = events.subscribe(person, job -> news.put(job.id(), job));
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
