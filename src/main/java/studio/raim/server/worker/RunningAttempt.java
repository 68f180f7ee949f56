package studio.raim.server.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.Attempt;
import studio.raim.server.job.Claim;
import studio.raim.server.job.Heartbeats.Beat;
import studio.raim.server.job.Tiles;

/** An attempt that runs on this node: what it tells, and why it should stop. */
final class RunningAttempt implements Restorer.Course {
    private final Claim claim;
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private volatile Beat now;
    private volatile boolean told;
    private volatile long toldAt = System.nanoTime();

    /** Why an attempt stops before its end. */
    enum Reason {
        /** Its owner cancelled it. */
        CANCELLED,
        /** This node stops, or cannot go on now; the job goes back to its place. */
        DRAINED,
        /** Somebody else has the job. */
        SUPERSEDED
    }

    RunningAttempt(Claim claim) {
        this.claim = claim;
        this.now = new Beat(claim.attempt(), 0, null);
        this.told = true;
    }

    Attempt attempt() {
        return claim.attempt();
    }

    @Override
    public void at(double progress, String stage, @Nullable Tiles tiles) {
        now = new Beat(claim.attempt(), progress, stage, tiles);
        told = false;
    }

    @Override
    public boolean stopped() {
        return reason.get() != null;
    }

    /** The first reason counts, except that a superseded attempt has nothing left to decide. */
    void stop(Reason why) {
        if (why == Reason.SUPERSEDED) {
            reason.set(why);
        } else {
            reason.compareAndSet(null, why);
        }
    }

    @Nullable
    Reason reason() {
        return reason.get();
    }

    /** What to tell, when there is news or the last word is older than {@code silence}; else null. */
    @Nullable
    Beat due(Duration silence) {
        if (told && System.nanoTime() - toldAt < silence.toNanos()) {
            return null;
        }
        told = true;
        toldAt = System.nanoTime();
        return now;
    }

    /** The last word was not heard. */
    void repeat() {
        told = false;
    }
}
