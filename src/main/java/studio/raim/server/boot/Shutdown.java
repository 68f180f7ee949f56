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
    private volatile int exitCode;

    Shutdown(DataDirectory data, Optional<EmbeddedDatabase> database) {
        this.data = data;
        this.database = database;
    }

    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "raim-shutdown"));
    }

    void applicationStopped(int code, @Nullable Throwable error) {
        exitCode = error == null ? code : 1;
        stopped.countDown();
        if (error != null) {
            LOG.error("The server stops because it failed", error);
        }
        // In development mode a live reload ends here too, and the process goes on.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            System.exit(exitCode);
        }
    }

    private void stop() {
        awaitApplication();
        database.ifPresent(EmbeddedDatabase::close);
        try {
            data.close();
        } catch (IOException e) {
            LOG.debug("The lock ends with the process anyway", e);
        }
        // A native call that cannot be interrupted must not hold the process, nor run on while libtorch's own exit
        // handlers take its caches away: its job is fenced and runs again.
        Runtime.getRuntime().halt(exitCode);
    }

    private void awaitApplication() {
        try {
            if (!stopped.await(APPLICATION_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The application did not stop in time; what it was doing runs again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
