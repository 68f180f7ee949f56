package studio.raim.server.boot;

import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stops the application first, its database last, and the process within ten seconds.
 *
 * <p>After SIGTERM nothing behind {@code Quarkus.run} is reached, so this works from a hook of the JVM.
 */
final class Shutdown {
    private static final Logger LOG = Logger.getLogger(Shutdown.class);

    /** Leaves the database its share of the ten seconds. */
    private static final int APPLICATION_SECONDS = 7;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final DataDirectory data;
    private final Optional<EmbeddedDatabase> database;

    Shutdown(DataDirectory data, Optional<EmbeddedDatabase> database) {
        this.data = data;
        this.database = database;
    }

    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "raim-shutdown"));
    }

    void applicationStopped(int code, @Nullable Throwable error) {
        stopped.countDown();
        if (error != null) {
            LOG.error("The server stops because it failed", error);
        }
        // In development mode a live reload ends here too, and the process goes on.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            System.exit(error == null ? code : 1);
        }
    }

    private void stop() {
        boolean inTime = awaitApplication();
        database.ifPresent(EmbeddedDatabase::close);
        try {
            data.close();
        } catch (IOException e) {
            LOG.debug("The lock ends with the process anyway", e);
        }
        if (!inTime) {
            // A native call that cannot be interrupted must not hold the process: its job is fenced and runs again.
            Runtime.getRuntime().halt(0);
        }
    }

    private boolean awaitApplication() {
        try {
            return stopped.await(APPLICATION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
