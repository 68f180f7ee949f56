package studio.raim.server.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import studio.raim.server.job.DatabaseException;

/** Tries a fenced write again while the database is away: the fence makes a second try harmless. */
final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Patience() {}

    /** Returns what {@code write} returns once it succeeds, or throws its exception after {@code longest}. */
    static boolean of(Duration longest, BooleanSupplier write) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                return write.getAsBoolean();
            } catch (DatabaseException e) {
                if (!e.mayPass()
                        || System.nanoTime() > end
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf(
                        "The database is away (%s); trying again for up to %d s", e.getMessage(), longest.toSeconds());
                LockSupport.parkNanos(TimeUnit.NANOSECONDS.convert(PAUSE));
            }
        }
    }
}
