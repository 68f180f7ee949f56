package studio.raim.engine.metric;

/**
 * Variance of the Laplacian (kernel 0 1 0 / 1 -4 1 / 0 1 0, border mirrored without the edge) on luma 0.299 R + 0.587 G + 0.114 B:
 * the more, the sharper, but noise counts too. Pech-Pacheco et al. 2000.
 */
public final class Sharpness {
    private Sharpness() {}

    public static double of(Picture picture) {
        return of(Luma.full(picture));
    }

    static double of(Rows rows) {
        double n = (double) rows.width() * rows.height();
        double mean = sum(rows, 0, 1) / n;
        return sum(rows, mean, 2) / n;
    }

    /** The sum of the differences from the mean, or of their squares. */
    private static double sum(Rows rows, double mean, int power) {
        return Bands.sum(rows.height(), (from, to) -> {
            double[] above = new double[rows.width()];
            double[] here = new double[rows.width()];
            double[] below = new double[rows.width()];
            double sum = 0;
            for (int y = from; y < to; y++) {
                rows.read(mirrored(y - 1, rows.height()), above);
                rows.read(y, here);
                rows.read(mirrored(y + 1, rows.height()), below);
                for (int x = 0; x < here.length; x++) {
                    double sides = here[mirrored(x - 1, here.length)] + here[mirrored(x + 1, here.length)];
                    double difference = above[x] + below[x] + sides - 4 * here[x] - mean;
                    sum += power == 1 ? difference : difference * difference;
                }
            }
            return sum;
        });
    }

    private static int mirrored(int i, int n) {
        return n == 1 ? 0 : i < 0 ? -i : i >= n ? 2 * n - 2 - i : i;
    }
}
