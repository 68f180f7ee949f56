package studio.raim.server.account.quota;

import java.time.Duration;
import java.util.Locale;

/** Writes amounts for people. */
public final class Amounts {
    private static final double GIGA = 1e9;
    private static final double MEGA = 1e6;

    private Amounts() {}

    /** Such as {@code 3 photos}, {@code 12.5 megapixels} or {@code 2.5 GB}; {@code no limit} for infinity. */
    public static String of(QuotaKind kind, double amount) {
        if (Double.isInfinite(amount)) {
            return "no limit";
        }
        return switch (kind) {
            case WAITING_JOBS, RUNNING_JOBS -> amount == 1 ? "1 photo" : "%.0f photos".formatted(amount);
            case MEGAPIXELS_A_DAY ->
                String.format(Locale.ROOT, amount < 100 ? "%.1f megapixels" : "%.0f megapixels", amount);
            case STORAGE_BYTES ->
                amount < GIGA
                        ? String.format(Locale.ROOT, "%.1f MB", amount / MEGA)
                        : String.format(Locale.ROOT, "%.1f GB", amount / GIGA);
        };
    }

    static String of(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        if (minutes < 60) {
            return minutes == 1 ? "a minute" : minutes + " minutes";
        }
        long hours = minutes / 60;
        return minutes % 60 == 0 ? hours + " h" : "%d h %d min".formatted(hours, minutes % 60);
    }
}
