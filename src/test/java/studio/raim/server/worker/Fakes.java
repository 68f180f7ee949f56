package studio.raim.server.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.raim.common.JobId;
import studio.raim.server.job.Claim;

/** Restorers by hand. */
final class Fakes {
    private Fakes() {}

    /** A result that tells which attempt made it: {@code attempt-2} as its format. */
    static Restorer.Outcome result(Claim claim) {
        try {
            Path file = Files.createTempFile("restored", ".jpg");
            Files.writeString(file, claim.attempt().toString());
            return new Restorer.Outcome.Restored(
                    file, "attempt-" + claim.attempt().number(), "jpg", "{}", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Done at once; remembers what it did in its order. */
    static final class Quick implements Restorer {
        final List<JobId> done = new CopyOnWriteArrayList<>();

        @Override
        public Outcome restore(Claim claim, String device, Course course) {
            done.add(claim.attempt().job());
            return result(claim);
        }
    }

    /** Works until it is released or stopped. */
    static final class Held implements Restorer {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final boolean obedient;

        Held(boolean obedient) {
            this.obedient = obedient;
        }

        @Override
        public Outcome restore(Claim claim, String device, Course course) {
            begun.countDown();
            course.at(0.5, "restore");
            try {
                while (!release.await(5, TimeUnit.MILLISECONDS)) {
                    if (obedient && course.stopped()) {
                        return new Outcome.Stopped();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.Stopped();
            }
            return result(claim);
        }
    }
}
