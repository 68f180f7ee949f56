package studio.raim.engine.metric;

/**
 * Structural similarity, at most 1 (equal pictures): Gaussian window 11 x 11 with sigma 1.5, whole windows only, C1 = (0.01 · 255)²,
 * C2 = (0.03 · 255)². Wang, Bovik, Sheikh, Simoncelli 2004; the same as its MATLAB code and BasicSR's {@code calculate_ssim}.
 */
public final class Ssim {
    /** Pictures must have at least this many pixels on each side. */
    public static final int LEAST_SIDE = 11;

    static final Kernel WINDOW = Kernel.gaussian(LEAST_SIDE, 1.5);
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private Ssim() {}

    /** The mean over the three channels. */
    public static double rgb(Picture restored, Picture groundTruth) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += of(restored.channels().get(c), groundTruth.channels().get(c));
        }
        return sum / 3;
    }

    /** On studio-range luma. */
    public static double y(Picture restored, Picture groundTruth) {
        return of(restored.luma(), groundTruth.luma());
    }

    public static double of(Rows restored, Rows groundTruth) {
        return means(restored, groundTruth, Double.NEGATIVE_INFINITY).similarity();
    }

    /**
     * Means over all windows.
     *
     * @param similarity luminance times contrast-structure
     * @param contrastStructure (2 sxy + C2) / (sx² + sy² + C2)
     */
    record Means(double similarity, double contrastStructure) {}

    /** @param leastContrast smaller contrast-structure terms are raised to this */
    static Means means(Rows restored, Rows groundTruth, double leastContrast) {
        if (Math.min(restored.width(), restored.height()) < LEAST_SIDE) {
            throw new IllegalArgumentException("SSIM needs at least %d pixels on each side, not %d x %d"
                    .formatted(LEAST_SIDE, restored.width(), restored.height()));
        }
        int width = LocalMoments.width(WINDOW, restored);
        int height = LocalMoments.height(WINDOW, restored);
        double[] contrasts = new double[height];
        double similarity = Bands.sum(height, (from, to) -> {
            LocalMoments moments = new LocalMoments(WINDOW, restored, groundTruth);
            double sum = 0;
            for (int row = from; row < to; row++) {
                moments.moveTo(row);
                sum += similarities(moments, width, leastContrast, contrasts, row);
            }
            return sum;
        });
        double windows = (double) width * height;
        double contrast = Bands.sum(height, (from, to) -> {
            double sum = 0;
            for (int row = from; row < to; row++) {
                sum += contrasts[row];
            }
            return sum;
        });
        return new Means(similarity / windows, contrast / windows);
    }

    private static double similarities(
            LocalMoments moments, int width, double leastContrast, double[] contrasts, int row) {
        double[] meansX = moments.firstMeans();
        double[] meansY = moments.secondMeans();
        double[] variancesX = moments.firstVariances();
        double[] variancesY = moments.secondVariances();
        double[] covariances = moments.covariances();
        double similarity = 0;
        double contrast = 0;
        for (int i = 0; i < width; i++) {
            double structure =
                    Math.max(leastContrast, (2 * covariances[i] + C2) / (variancesX[i] + variancesY[i] + C2));
            double luminance = (2 * meansX[i] * meansY[i] + C1) / (meansX[i] * meansX[i] + meansY[i] * meansY[i] + C1);
            similarity += luminance * structure;
            contrast += structure;
        }
        contrasts[row] = contrast;
        return similarity;
    }
}
