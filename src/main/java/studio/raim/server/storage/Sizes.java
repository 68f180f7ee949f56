package studio.raim.server.storage;

import java.util.Locale;

/** Writes byte counts for people. */
public final class Sizes {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    private static final int STEP = 1024;

    private Sizes() {}

    /** Such as {@code 512 MiB} or {@code 1.5 GiB}. */
    public static String human(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        String number = size == Math.rint(size) || size >= 100
                ? String.format(Locale.ROOT, "%.0f", size)
                : String.format(Locale.ROOT, "%.1f", size);
        return number + " " + UNITS[unit];
    }
}
