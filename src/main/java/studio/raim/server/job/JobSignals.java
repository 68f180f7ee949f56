package studio.raim.server.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;

/**
 * Hears what any node commits to {@code job}: one connection of this process that listens to PostgreSQL.
 *
 * <p>A signal may be lost with its connection, never invented; so whoever listens also looks now and then.
 */
@ApplicationScoped
public class JobSignals implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobSignals.class);
    private static final int WAIT_MILLIS = 500;

    private final Database database;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "job-signals");

    /** Called by the one thread that hears; must return at once. */
    public interface Listener {
        default void changed(PersonId person, JobId job) {}

        default void queued(String pool) {}

        default void cancelRequested(JobId job) {}

        /** Signals may have been missed before now. */
        default void connected() {}
    }

    public JobSignals(Database database) {
        this.database = database;
        thread.setDaemon(true);
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        close();
    }

    public void start() {
        thread.start();
    }

    public void add(Listener listener) {
        listeners.add(listener);
    }

    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(2L * WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean quiet = false;
        while (stop.getCount() > 0) {
            try {
                listen();
                quiet = false;
            } catch (SQLException e) {
                if (!quiet) {
                    LOG.warnf("No signals from the database (%s); trying again each second", e.getMessage());
                    quiet = true;
                }
                awaitStop(1000);
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN job_changed; LISTEN job_queued; LISTEN job_cancel");
            listeners.forEach(Listener::connected);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (stop.getCount() > 0) {
                PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
                for (PGNotification signal : heard == null ? new PGNotification[0] : heard) {
                    listeners.forEach(listener -> tell(listener, signal));
                }
            }
            statement.execute("UNLISTEN *");
        }
    }

    private static void tell(Listener listener, PGNotification signal) {
        String text = signal.getParameter();
        try {
            switch (signal.getName()) {
                case "job_changed" -> {
                    int space = text.indexOf(' ');
                    listener.changed(
                            new PersonId(UUID.fromString(text.substring(0, space))),
                            new JobId(UUID.fromString(text.substring(space + 1))));
                }
                case "job_queued" -> listener.queued(text);
                case "job_cancel" -> listener.cancelRequested(new JobId(UUID.fromString(text)));
                default -> LOG.debugf("Unknown signal %s", signal.getName());
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "The signal %s '%s' was not understood", signal.getName(), text);
        }
    }

    private void awaitStop(long millis) {
        try {
            boolean stopped = stop.await(millis, TimeUnit.MILLISECONDS);
            LOG.tracef("stopped: %s", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
