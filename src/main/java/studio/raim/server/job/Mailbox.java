package studio.raim.server.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;

/** The newest unread view of each job for one subscriber, read on a virtual thread that lives while there is something. */
final class Mailbox {
    private static final Logger LOG = Logger.getLogger(Mailbox.class);

    private final PersonId person;
    private final Consumer<JobView> page;
    private final Map<JobId, JobView> unread = new LinkedHashMap<>();
    private final Map<JobId, Instant> seen = new HashMap<>();
    private boolean reading;
    private boolean closed;

    Mailbox(PersonId person, Consumer<JobView> page) {
        this.person = person;
        this.page = page;
    }

    PersonId person() {
        return person;
    }

    /** Drops what is not newer than what was put before. */
    synchronized void put(JobViews.Change change) {
        JobId job = change.view().id();
        Instant known = seen.get(job);
        if (closed || (known != null && !change.at().isAfter(known))) {
            return;
        }
        seen.put(job, change.at());
        unread.put(job, change.view());
        if (!reading) {
            reading = true;
            Thread.ofVirtual().name("job-events-reader").start(this::read);
        }
    }

    synchronized void close() {
        closed = true;
        unread.clear();
    }

    private void read() {
        for (JobView view = next(); view != null; view = next()) {
            try {
                page.accept(view);
            } catch (RuntimeException e) {
                LOG.warnf(e, "A page could not show a change of job %s", view.id());
            }
        }
    }

    private synchronized @Nullable JobView next() {
        var first = unread.entrySet().iterator();
        if (!first.hasNext()) {
            reading = false;
            return null;
        }
        JobView view = first.next().getValue();
        first.remove();
        return view;
    }
}
