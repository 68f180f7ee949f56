package studio.raim.server.job.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Tiles;

/** What a row says about a job, in words. */
final class JobFacts {
    private static final int FULL_STRENGTH = 100;

    private JobFacts() {}

    /** Such as {@code 12.2 MP · Quick · 60 % · PNG}. */
    static String of(JobView job, String pipeline) {
        List<String> parts = new ArrayList<>();
        if (job.megapixels() > 0) {
            parts.add(Words.megapixels(job.megapixels()));
        }
        parts.add(pipeline);
        parts.addAll(options(job.options()));
        return String.join(" · ", parts);
    }

    /** Only what differs from the usual. */
    static List<String> options(JobOptions options) {
        List<String> parts = new ArrayList<>();
        if (options.strength() != null && options.strength() != FULL_STRENGTH) {
            parts.add(options.strength() + " % strength");
        }
        if (options.format() != null) {
            parts.add(options.format().toUpperCase(Locale.ROOT)
                    + (options.quality() == null ? "" : " " + options.quality()));
        } else if (options.quality() != null) {
            parts.add("quality " + options.quality());
        }
        if ("no-gps".equals(options.metadata())) {
            parts.add("no GPS");
        } else if ("none".equals(options.metadata())) {
            parts.add("no metadata");
        }
        if (options.intermediates() != null && options.intermediates()) {
            parts.add("stages kept");
        }
        return parts;
    }

    /** How it stands. */
    static String detail(JobView job, Instant now) {
        return switch (job.state()) {
            case QUEUED -> Objects.requireNonNullElse(job.waitingBecause(), "Starts in a moment");
            case RUNNING -> running(job, now);
            case DONE -> done(job);
            case FAILED -> Objects.requireNonNullElse(job.error(), "The restoration failed; try it again");
            case CANCELLED -> "No result was kept";
        };
    }

    private static String running(JobView job, Instant now) {
        List<String> parts = new ArrayList<>();
        if (job.progress() > 0) {
            parts.add(Math.round(job.progress() * 100) + " %");
        }
        if (job.stage() != null) {
            parts.add(Words.stage(job.stage()));
        }
        Tiles tiles = job.tiles();
        if (tiles != null && tiles.all() > 1) {
            parts.add("tile %d of %d".formatted(Math.min(tiles.all(), tiles.done() + 1), tiles.all()));
        }
        Remaining.of(job, now).ifPresent(left -> parts.add("about " + Words.duration(left) + " left"));
        return String.join(" · ", parts);
    }

    private static String done(JobView job) {
        List<String> parts = new ArrayList<>();
        if (job.startedAt() != null && job.finishedAt() != null) {
            parts.add("in " + Words.duration(Duration.between(job.startedAt(), job.finishedAt())));
        }
        if (job.resultBytes() != null) {
            parts.add(Words.bytes(job.resultBytes()));
        }
        return String.join(" · ", parts);
    }

    /** Whether another try makes sense. */
    static boolean failed(JobView job) {
        return job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
    }
}
