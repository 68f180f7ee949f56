package studio.raim.engine.metric;

/**
 * How alike the local contrast of two pictures is, 1 where it is the same: (2 sx sy + C) / (sx² + sy² + C) in each whole 11 x 11
 * Gaussian window, C = (0.03 · 255)², mean over the channels. DeSRA (Xie et al. 2023), eq. 7: below 0.7 a generative
 * restoration probably invented something.
 */
public final class RelativeLocalVariance {
    private static final double C = 0.03 * 255 * 0.03 * 255;
    private static final double UNDER_ROOT = 1e-8;
    private static final double SUSPICIOUS = 0.7;

    private RelativeLocalVariance() {}

    /**
     * Over all windows.
     *
     * @param shareBelow share of the windows with less than 0.7
     */
    public record Summary(double mean, double least, double shareBelow) {}

    public static Summary of(Picture restored, Picture reference) {
        double[] map = map(restored, reference).values();
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        int below = 0;
        for (double value : map) {
            sum += value;
            least = Math.min(least, value);
            below += value < SUSPICIOUS ? 1 : 0;
        }
        return new Summary(sum / map.length, least, below / (double) map.length);
    }

    /** The value of every window, (H - 10, W - 10). */
    static Plane map(Picture restored, Picture reference) {
        if (Math.min(restored.width(), restored.height()) < Ssim.LEAST_SIDE) {
            throw new IllegalArgumentException(
                    "Relative local variance needs at least %d pixels on each side, not %d x %d"
                            .formatted(Ssim.LEAST_SIDE, restored.width(), restored.height()));
        }
        int width = LocalMoments.width(Ssim.WINDOW, restored.red());
        int height = LocalMoments.height(Ssim.WINDOW, restored.red());
        double[] map = new double[width * height];
        for (int c = 0; c < 3; c++) {
            add(restored.channels().get(c), reference.channels().get(c), map, width, height);
        }
        return new Plane(width, height, map);
    }

    private static void add(Rows restored, Rows reference, double[] map, int width, int height) {
        Bands.forEach(height, (from, to) -> {
            LocalMoments moments = new LocalMoments(Ssim.WINDOW, restored, reference);
            for (int row = from; row < to; row++) {
                moments.moveTo(row);
                double[] x = moments.firstVariances();
                double[] y = moments.secondVariances();
                for (int i = 0; i < width; i++) {
                    // Rounding may leave a flat window's variance below zero.
                    double vx = Math.max(0, x[i]);
                    double vy = Math.max(0, y[i]);
                    double both = Math.sqrt(vx + UNDER_ROOT) * Math.sqrt(vy + UNDER_ROOT);
                    map[row * width + i] += (2 * both + C) / (vx + vy + C) / 3;
                }
            }
        });
    }
}
