package studio.raim.engine.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.raim.engine.pipeline.run.Cancellation;

/** Turns Ctrl-C into a cancellation, and holds the end of the process back until the work has tidied up. */
final class InterruptGuard implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "interrupt");

    InterruptGuard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    private void interrupted() {
        cancellation.cancel();
        try {
            boolean inTime = tidy.await(SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.getLogger(InterruptGuard.class.getName())
                        .log(System.Logger.Level.WARNING, "The current tile did not end within {0} s", SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tidy.countDown();
        if (!cancellation.requested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
