package studio.raim.server.job.ui;

import java.time.Duration;
import java.util.Locale;
import studio.raim.server.job.JobState;

/** Figures and states in words for people. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final double MEGA = 1e6;

    private Words() {}

    /** Such as {@code 12.2 MP}, or {@code 0.06 MP} for a thumbnail. */
    static String megapixels(int width, int height) {
        return megapixels(width / MEGA * height);
    }

    static String megapixels(double mega) {
        return String.format(Locale.ROOT, mega < 0.95 ? "%.2f MP" : "%.1f MP", mega);
    }

    /** In decimal units, as cameras and file managers say it: {@code 4.1 MB}. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        if (bytes < 1_000_000) {
            return Math.round(bytes / 1e3) + " kB";
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    /** Such as {@code 12 s}, {@code 3 min} or {@code 2 h 5 min}. */
    static String duration(Duration duration) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return Math.round((double) seconds / MINUTE) + " min";
        }
        return "%d h %d min".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
    }

    static String state(JobState state) {
        return switch (state) {
            case QUEUED -> "Waiting";
            case RUNNING -> "Restoring";
            case DONE -> "Done";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }

    /** The colour of a state's chip, by the name that the theme knows. */
    static String tone(JobState state) {
        return switch (state) {
            case QUEUED, CANCELLED -> "quiet";
            case RUNNING -> "busy";
            case DONE -> "good";
            case FAILED -> "bad";
        };
    }

    /** What a worker is at: its own steps in words, a pipeline's stages by their names. */
    static String stage(String stage) {
        return switch (stage) {
            case "read" -> "reading the photo";
            case "write" -> "writing the result";
            default -> stage;
        };
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
