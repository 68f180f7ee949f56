package studio.raim.engine.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks work to stop when the process is told to end, and holds the end back until the work has tidied up. */
final class InterruptGuard implements AutoCloseable {
    private final Runnable stop;
    private final Duration longest;
    private final CountDownLatch tidy = new CountDownLatch(1);

    /** @param longest how long the work may take to come to its end */
    InterruptGuard(Runnable stop, Duration longest) {
        this.stop = stop;
        this.longest = longest;
        Ending.await(this);
    }

    void interrupted() {
        stop.run();
        try {
            if (!tidy.await(longest.toSeconds(), TimeUnit.SECONDS)) {
                System.getLogger(InterruptGuard.class.getName())
                        .log(System.Logger.Level.WARNING, "The work did not end within {0} s", longest.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tidy.countDown();
        Ending.forget(this);
    }
}
