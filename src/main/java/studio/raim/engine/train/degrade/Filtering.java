package studio.raim.engine.train.degrade;

import java.util.Arrays;

/** Correlation with a kernel; the picture is mirrored at its borders without repeating the edge, as BasicSR does. */
final class Filtering {
    private Filtering() {}

    /** (3, h, w) -> the same size. */
    static Planes filter(Planes image, Kernel kernel) {
        int r = kernel.side() / 2;
        Planes padded = mirrored(image, r);
        Planes result = Planes.empty(image.width(), image.height());
        int side = kernel.side();
        int w = image.width();
        float[] in = padded.samples();
        float[] out = result.samples();
        for (int c = 0; c < Planes.CHANNELS; c++) {
            for (int y = 0; y < image.height(); y++) {
                int to = (c * image.height() + y) * w;
                for (int k = 0; k < side * side; k++) {
                    float weight = (float) kernel.weights()[k];
                    if (Math.abs(weight) > 1e-7f) {
                        int from = (c * padded.height() + y + k / side) * padded.width() + k % side;
                        accumulate(out, to, in, from, w, weight);
                    }
                }
            }
        }
        return result;
    }

    /** By itself, so that the compiler makes vectors of it. */
    static void accumulate(float[] out, int to, float[] in, int from, int count, float weight) {
        for (int x = 0; x < count; x++) {
            out[to + x] += weight * in[from + x];
        }
    }

    /** A Gaussian as two passes; the same as the kernel of that side. */
    static Planes gaussian(Planes image, int side, double sigma) {
        float[] line = line(side, sigma);
        int r = side / 2;
        Planes padded = mirrored(image, r);
        int w = image.width();
        int h = image.height();
        float[] rows = new float[padded.height() * w];
        Planes result = Planes.empty(w, h);
        for (int c = 0; c < Planes.CHANNELS; c++) {
            Arrays.fill(rows, 0);
            for (int y = 0; y < padded.height(); y++) {
                for (int k = 0; k < side; k++) {
                    accumulate(
                            rows, y * w, padded.samples(), (c * padded.height() + y) * padded.width() + k, w, line[k]);
                }
            }
            for (int y = 0; y < h; y++) {
                for (int k = 0; k < side; k++) {
                    accumulate(result.samples(), (c * h + y) * w, rows, (y + k) * w, w, line[k]);
                }
            }
        }
        return result;
    }

    private static float[] line(int side, double sigma) {
        double[] weights = new double[side];
        double sum = 0;
        for (int i = 0; i < side; i++) {
            double d = (i - side / 2) / sigma;
            weights[i] = Math.exp(-d * d / 2);
            sum += weights[i];
        }
        float[] line = new float[side];
        for (int i = 0; i < side; i++) {
            line[i] = (float) (weights[i] / sum);
        }
        return line;
    }

    private static Planes mirrored(Planes image, int r) {
        Planes padded = Planes.empty(image.width() + 2 * r, image.height() + 2 * r);
        for (int c = 0; c < Planes.CHANNELS; c++) {
            for (int y = 0; y < padded.height(); y++) {
                int from = (c * image.height() + mirror(y - r, image.height())) * image.width();
                int to = (c * padded.height() + y) * padded.width();
                System.arraycopy(image.samples(), from, padded.samples(), to + r, image.width());
                for (int x = 0; x < r; x++) {
                    padded.samples()[to + x] = image.samples()[from + mirror(x - r, image.width())];
                    padded.samples()[to + r + image.width() + x] =
                            image.samples()[from + mirror(image.width() + x, image.width())];
                }
            }
        }
        return padded;
    }

    static int mirror(int i, int n) {
        if (n == 1) {
            return 0;
        }
        int folded = Math.floorMod(i, 2 * (n - 1));
        return folded < n ? folded : 2 * (n - 1) - folded;
    }
}
