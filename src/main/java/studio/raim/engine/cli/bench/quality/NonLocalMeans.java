package studio.raim.engine.cli.bench.quality;

import java.util.Arrays;
import studio.raim.engine.train.degrade.Planes;

/**
 * What one had before networks: non-local means (Buades et al., 2005) as strong as the noise that it estimates, then an unsharp
 * mask.
 */
final class NonLocalMeans implements Method {
    private static final int PATCH = 2;
    private static final int SEARCH = 5;
    private static final double STRENGTH = 0.7;
    private static final float AMOUNT = 0.5f;
    /** Of the Laplacian-like mask's absolute answer to noise of deviation 1; Immerkær, 1996. */
    private static final double ESTIMATE = Math.sqrt(Math.PI / 2) / 6;

    @Override
    public String name() {
        return "NLM+USM";
    }

    @Override
    public Planes restore(Planes lowQuality) {
        int w = lowQuality.width();
        int h = lowQuality.height();
        double sigma = noise(lowQuality);
        float[] sums = new float[lowQuality.samples().length];
        float[] weights = new float[w * h];
        double spread = 3 * Math.pow(STRENGTH * Math.max(sigma, 1e-3), 2) * (2 * PATCH + 1) * (2 * PATCH + 1);
        double unavoidable = 2 * 3 * sigma * sigma * (2 * PATCH + 1) * (2 * PATCH + 1);
        for (int dy = -SEARCH; dy <= SEARCH; dy++) {
            for (int dx = -SEARCH; dx <= SEARCH; dx++) {
                double[] table = squares(lowQuality, dx, dy);
                for (int y = 0; y < h; y++) {
                    for (int x = 0; x < w; x++) {
                        double distance = Math.max(0, box(table, w, h, x, y) - unavoidable);
                        float weight = (float) Math.exp(-distance / spread);
                        weights[y * w + x] += weight;
                        int from = clamp(y + dy, h) * w + clamp(x + dx, w);
                        for (int c = 0; c < 3; c++) {
                            sums[c * w * h + y * w + x] += weight * lowQuality.samples()[c * w * h + from];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= weights[i % (w * h)];
        }
        return sharpened(new Planes(w, h, sums)).rounded();
    }

    /** The noise's deviation, from how far each pixel is from its neighbours' plane; structure makes it too large, never too small. */
    static double noise(Planes picture) {
        int w = picture.width();
        int h = picture.height();
        float[] green = Arrays.copyOfRange(picture.samples(), w * h, 2 * w * h);
        double sum = 0;
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                sum += Math.abs(4 * green[i]
                        - 2 * (green[i - 1] + green[i + 1] + green[i - w] + green[i + w])
                        + green[i - w - 1]
                        + green[i - w + 1]
                        + green[i + w - 1]
                        + green[i + w + 1]);
            }
        }
        return ESTIMATE * sum / ((w - 2.0) * (h - 2.0));
    }

    /** Summed-area table, one larger on each side, of the squared differences to the picture moved by (dx, dy). */
    private static double[] squares(Planes picture, int dx, int dy) {
        int w = picture.width();
        int h = picture.height();
        double[] table = new double[(w + 1) * (h + 1)];
        for (int y = 0; y < h; y++) {
            double row = 0;
            for (int x = 0; x < w; x++) {
                int from = clamp(y + dy, h) * w + clamp(x + dx, w);
                for (int c = 0; c < 3; c++) {
                    double d = picture.samples()[c * w * h + y * w + x] - picture.samples()[c * w * h + from];
                    row += d * d;
                }
                table[(y + 1) * (w + 1) + x + 1] = table[y * (w + 1) + x + 1] + row;
            }
        }
        return table;
    }

    /** The sum over a patch; at the edges over what there is of it, scaled up. */
    private static double box(double[] table, int w, int h, int x, int y) {
        int left = Math.max(0, x - PATCH);
        int right = Math.min(w, x + PATCH + 1);
        int top = Math.max(0, y - PATCH);
        int bottom = Math.min(h, y + PATCH + 1);
        int s = w + 1;
        double sum =
                table[bottom * s + right] - table[top * s + right] - table[bottom * s + left] + table[top * s + left];
        double whole = (2 * PATCH + 1.0) * (2 * PATCH + 1.0);
        return sum * whole / ((right - left) * (double) (bottom - top));
    }

    /** The picture plus half of what a 3×3 binomial blur takes away. */
    private static Planes sharpened(Planes picture) {
        int w = picture.width();
        int h = picture.height();
        Planes result = Planes.empty(w, h);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    float blurred = 0;
                    for (int k = 0; k < 9; k++) {
                        int weight = (2 - Math.abs(k % 3 - 1)) * (2 - Math.abs(k / 3 - 1));
                        int from = clamp(y + k / 3 - 1, h) * w + clamp(x + k % 3 - 1, w);
                        blurred += weight * picture.samples()[c * w * h + from] / 16;
                    }
                    float value = picture.samples()[c * w * h + y * w + x];
                    result.samples()[c * w * h + y * w + x] = value + AMOUNT * (value - blurred);
                }
            }
        }
        return result;
    }

    private static int clamp(int i, int n) {
        return Math.clamp(i, 0, n - 1);
    }
}
