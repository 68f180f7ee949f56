package studio.raim.server.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import studio.raim.common.JobId;
import studio.raim.server.job.Attempt;
import studio.raim.server.job.Claim;

/** The attempts that run on this node now. */
final class RunningAttempts {
    private final Map<Attempt, RunningAttempt> running = new ConcurrentHashMap<>();

    RunningAttempt begin(Claim claim) {
        RunningAttempt attempt = new RunningAttempt(claim);
        running.put(claim.attempt(), attempt);
        return attempt;
    }

    void end(RunningAttempt attempt) {
        synchronized (running) {
            running.remove(attempt.attempt());
            running.notifyAll();
        }
    }

    Collection<RunningAttempt> all() {
        return List.copyOf(running.values());
    }

    void cancel(JobId job) {
        running.values().stream()
                .filter(attempt -> attempt.attempt().job().equals(job))
                .forEach(attempt -> attempt.stop(RunningAttempt.Reason.CANCELLED));
    }

    /** Waits until nothing runs; false when that takes longer than {@code longest}. */
    boolean awaitNone(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (running) {
            while (!running.isEmpty()) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                try {
                    running.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }
}
