package studio.raim.server.account.ui;

import java.time.Duration;
import java.time.Instant;

/** Says how far away a moment is, as people do. */
final class When {
    private static final long DAY_HOURS = 24;

    private When() {}

    /** Such as {@code 5 minutes ago} or {@code in 3 days}. */
    static String words(Instant at, Instant now) {
        boolean past = !at.isAfter(now);
        String amount = amount(Duration.between(at, now).abs());
        if (amount.isEmpty()) {
            return past ? "just now" : "in a moment";
        }
        return past ? amount + " ago" : "in " + amount;
    }

    private static String amount(Duration distance) {
        long minutes = Math.round(distance.toSeconds() / 60.0);
        if (minutes < 60) {
            return minutes == 0 ? "" : many(minutes, "minute");
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 2 * DAY_HOURS ? many(hours, "hour") : many(Math.round(hours / (double) DAY_HOURS), "day");
    }

    private static String many(long count, String what) {
        return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
    }
}
