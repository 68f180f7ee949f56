package studio.raim.server.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.server.job.Attempts;
import studio.raim.server.job.Claim;
import studio.raim.server.job.DatabaseException;
import studio.raim.server.job.QueueConfig;
import studio.raim.server.job.Result;
import studio.raim.server.job.StageImage;
import studio.raim.server.storage.BlobRef;
import studio.raim.server.worker.Restorer.Outcome;

/** Runs a claimed job to its end, whichever that is, and writes that end once. */
final class AttemptRunner {
    private static final Logger LOG = Logger.getLogger(AttemptRunner.class);

    private final Attempts attempts;
    private final Restorer restorer;
    private final Keeper keeper;
    private final WorkerMetrics metrics;
    private final QueueConfig config;

    /** Puts a finished file where results are kept; the file is gone then. */
    @FunctionalInterface
    interface Keeper {
        BlobRef keep(Path file);
    }

    AttemptRunner(Attempts attempts, Restorer restorer, Keeper keeper, WorkerMetrics metrics, QueueConfig config) {
        this.attempts = attempts;
        this.restorer = restorer;
        this.keeper = keeper;
        this.metrics = metrics;
        this.config = config;
    }

    void run(Claim claim, Slot slot, RunningAttempt attempt) {
        long began = System.nanoTime();
        String end = end(claim, slot, attempt);
        double seconds = (System.nanoTime() - began) * 1e-9;
        metrics.ended(claim, end, seconds);
        LOG.infof(
                "Job %s attempt %d %s after %.1f s on %s",
                claim.attempt().job(), claim.attempt().number(), end, seconds, slot.device());
    }

    private String end(Claim claim, Slot slot, RunningAttempt attempt) {
        try {
            return switch (outcome(claim, slot, attempt)) {
                case Outcome.Restored restored -> publish(claim, restored);
                case Outcome.Impossible impossible -> fail(claim, impossible.sentence());
                case Outcome.Stopped stopped -> stopped(claim, attempt.reason());
            };
        } catch (RuntimeException e) {
            // Not the job's fault: its heartbeat lapses, and another attempt follows.
            LOG.errorf(
                    e,
                    "The end of job %s attempt %d could not be written",
                    claim.attempt().job(),
                    claim.attempt().number());
            return "lost";
        }
    }

    private Outcome outcome(Claim claim, Slot slot, RunningAttempt attempt) {
        try {
            return restorer.restore(claim, slot.device(), attempt);
        } catch (Refusal refusal) {
            return new Outcome.Impossible(refusal.sentence());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            if (DatabaseException.mayPass(e)) {
                LOG.warnf("Job %s goes back to its place: %s", claim.attempt().job(), e.getMessage());
                attempt.stop(RunningAttempt.Reason.DRAINED);
                return new Outcome.Stopped();
            }
            LOG.errorf(
                    e,
                    "Job %s failed in attempt %d on %s",
                    claim.attempt().job(),
                    claim.attempt().number(),
                    slot.device());
            return new Outcome.Impossible(
                    "The restoration failed unexpectedly (%s). Try again; if it fails again, send the id %s to whoever runs this server."
                            .formatted(
                                    e.getClass().getSimpleName(),
                                    claim.attempt().job()));
        }
    }

    private String publish(Claim claim, Outcome.Restored restored) {
        BlobRef image;
        List<StageImage> stages;
        try {
            image = keeper.keep(restored.file());
            stages = restored.stages().stream().map(this::kept).toList();
        } catch (Refusal refusal) {
            return fail(claim, refusal.sentence());
        }
        Result result = new Result(
                image,
                restored.format(),
                stem(claim.photoName()) + ".restored." + restored.extension(),
                restored.provenance());
        return write("completed", () -> attempts.complete(claim.attempt(), result, stages));
    }

    private StageImage kept(Restorer.StageFile stage) {
        return new StageImage(stage.name(), keeper.keep(stage.file()), stage.width(), stage.height());
    }

    private String fail(Claim claim, String sentence) {
        return write("failed", () -> attempts.fail(claim.attempt(), sentence));
    }

    private String stopped(Claim claim, RunningAttempt.@Nullable Reason reason) {
        return switch (reason) {
            case CANCELLED -> write("cancelled", () -> attempts.cancelled(claim.attempt()));
            case DRAINED -> write("put back", () -> attempts.putBack(claim.attempt()));
            case SUPERSEDED -> "superseded";
            case null -> fail(claim, "The restoration stopped without being asked to. Try again.");
        };
    }

    private String write(String end, BooleanSupplier write) {
        return Patience.of(config.patience(), write) ? end : "superseded";
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
