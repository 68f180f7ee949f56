package studio.raim.server.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;

/**
 * Tells a person's pages what happens to that person's jobs, on whichever node it happens.
 *
 * <p>Each subscriber has a mailbox that keeps the newest view of each job, so that a slow one misses intermediate
 * progress and delays nobody. A look at the table every few seconds covers signals that were lost.
 */
@ApplicationScoped
public class JobEvents implements JobSignals.Listener {
    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    /** A change is stamped before its transaction commits, so looking back only to the last look would miss some. */
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    private final JobViews views;
    private final JobSignals signals;
    private final Clock clock;
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private final Set<JobId> changed = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-events").daemon().factory());

    /** Ends with {@link #close()}. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    JobEvents(JobViews views, JobSignals signals, Clock clock) {
        this.clock = clock;
        this.views = views;
        this.signals = signals;
    }

    void onStart(@Observes StartupEvent event) {
        signals.add(this);
        var looking = reader.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        LOG.tracef("Looking for changes: %s", looking);
    }

    void onStop(@Observes ShutdownEvent event) {
        reader.shutdownNow();
    }

    /** Calls {@code page} with each change of the person's jobs from now on, one call at a time, on a thread of its own. */
    public Subscription subscribe(PersonId person, Consumer<JobView> page) {
        Mailbox mailbox = new Mailbox(person, page);
        mailboxes.add(mailbox);
        return () -> {
            mailboxes.remove(mailbox);
            mailbox.close();
        };
    }

    @Override
    public void changed(PersonId person, JobId job) {
        if (mailboxes.stream().anyMatch(mailbox -> mailbox.person().equals(person)) && changed.add(job)) {
            reader.execute(this::deliverChanged);
        }
    }

    @Override
    public void connected() {
        reader.execute(this::look);
    }

    private void deliverChanged() {
        Set<JobId> batch = Set.copyOf(changed);
        changed.removeAll(batch);
        quietly(() -> deliver(batch.isEmpty() ? List.of() : views.ofJobs(batch)));
    }

    private void look() {
        Set<PersonId> people = mailboxes.stream().map(Mailbox::person).collect(Collectors.toSet());
        if (!people.isEmpty()) {
            quietly(() -> deliver(
                    views.changedSince(people, clock.instant().minus(LOOK_EVERY).minus(OVERLAP))));
        }
    }

    private void deliver(List<JobViews.Change> changes) {
        for (JobViews.Change change : changes) {
            for (Mailbox mailbox : mailboxes) {
                if (mailbox.person().equals(change.person())) {
                    mailbox.put(change);
                }
            }
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("Pages are not told of changes now: %s", e.getMessage());
        }
    }
}
