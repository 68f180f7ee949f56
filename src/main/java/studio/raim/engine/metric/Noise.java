package studio.raim.engine.metric;

import java.util.Arrays;

/**
 * Standard deviation of white noise on luma 0.299 R + 0.587 G + 0.114 B, 0..255: median of |HH| / 0.6745, where HH are the diagonal
 * details of the Haar wavelet. Donoho and Johnstone 1994. Fine texture counts as noise; noise that JPEG smoothed does not.
 */
public final class Noise {
    private static final double MEDIAN_OF_GAUSSIAN = 0.674489750196082;

    private Noise() {}

    public static double of(Picture picture) {
        return of(Luma.full(picture));
    }

    static double of(Rows rows) {
        int width = rows.width() / 2;
        int height = rows.height() / 2;
        if (width == 0 || height == 0) {
            throw new IllegalArgumentException("A noise level needs at least 2 x 2 pixels");
        }
        float[] details = new float[width * height];
        Bands.forEach(height, (from, to) -> {
            double[] top = new double[rows.width()];
            double[] bottom = new double[rows.width()];
            for (int y = from; y < to; y++) {
                rows.read(2 * y, top);
                rows.read(2 * y + 1, bottom);
                for (int x = 0; x < width; x++) {
                    double diagonal = top[2 * x] - top[2 * x + 1] - bottom[2 * x] + bottom[2 * x + 1];
                    details[y * width + x] = (float) Math.abs(diagonal / 2);
                }
            }
        });
        Arrays.parallelSort(details);
        int middle = details.length / 2;
        double median = details.length % 2 == 1 ? details[middle] : (details[middle - 1] + details[middle]) / 2;
        return median / MEDIAN_OF_GAUSSIAN;
    }
}
