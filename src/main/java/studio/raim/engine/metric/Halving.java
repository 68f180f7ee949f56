package studio.raim.engine.metric;

/** Pictures of half the size; an odd side is rounded up. */
final class Halving {
    /** Bicubic (a = -0.5), widened to eight pixels against aliasing: weights at 0.25, 0.75, 1.25, 1.75 of its width. */
    private static final double[] BICUBIC = bicubic();

    private Halving() {}

    /** Means of 2 x 2 pixels. */
    static Plane mean(Plane in) {
        int width = (in.width() + 1) / 2;
        int height = (in.height() + 1) / 2;
        double[] out = new double[width * height];
        Bands.forEach(height, (from, to) -> {
            for (int y = from; y < to; y++) {
                int below = Math.min(2 * y + 1, in.height() - 1);
                for (int x = 0; x < width; x++) {
                    int right = Math.min(2 * x + 1, in.width() - 1);
                    double top = in.at(2 * x, 2 * y) + in.at(right, 2 * y);
                    out[y * width + x] = (top + in.at(2 * x, below) + in.at(right, below)) / 4;
                }
            }
        });
        return new Plane(width, height, out);
    }

    /** MATLAB's {@code imresize(…, 0.5)} with antialiasing: bicubic, the border mirrored with its edge. */
    static Plane bicubic(Plane in) {
        int width = (in.width() + 1) / 2;
        int height = (in.height() + 1) / 2;
        double[] out = new double[width * height];
        Bands.forEach(height, (from, to) -> {
            double[] column = new double[in.width()];
            for (int y = from; y < to; y++) {
                for (int x = 0; x < column.length; x++) {
                    column[x] = 0;
                }
                for (int k = 0; k < BICUBIC.length; k++) {
                    int row = mirrored(2 * y + k - 3, in.height()) * in.width();
                    for (int x = 0; x < column.length; x++) {
                        column[x] += BICUBIC[k] * in.values()[row + x];
                    }
                }
                for (int x = 0; x < width; x++) {
                    double sum = 0;
                    for (int k = 0; k < BICUBIC.length; k++) {
                        sum += BICUBIC[k] * column[mirrored(2 * x + k - 3, column.length)];
                    }
                    out[y * width + x] = sum;
                }
            }
        });
        return new Plane(width, height, out);
    }

    private static int mirrored(int i, int n) {
        int folded = Math.floorMod(i, 2 * n);
        return folded < n ? folded : 2 * n - 1 - folded;
    }

    private static double[] bicubic() {
        double[] weights = new double[8];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double x = Math.abs(k - 3.5) / 2;
            weights[k] = x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }
}
