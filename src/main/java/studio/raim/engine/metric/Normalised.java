package studio.raim.engine.metric;

import java.util.Arrays;

/**
 * Mean-subtracted, contrast-normalised samples: (v - mean) / (deviation + 1) with a 7 x 7 Gaussian window, sigma 7/6; values are
 * 0..255. Mittal, Moorthy, Bovik 2012, eq. 1 to 3.
 */
final class Normalised {
    private static final Kernel WINDOW = Kernel.gaussian(7, 7 / 6.0);
    private static final int MARGIN = 3;

    /** What lies outside the picture. */
    enum Border {
        ZERO,
        EDGE
    }

    private Normalised() {}

    static Plane of(Plane in, Border border) {
        double[] out = new double[in.values().length];
        Bands.forEach(in.height(), (from, to) -> new Band(in, border).run(from, to, (at, value, mean, deviation) -> {
            out[at] = (value - mean) / (deviation + 1);
        }));
        return new Plane(in.width(), in.height(), out);
    }

    /** The weighted standard deviation around each sample. */
    static Plane deviations(Plane in, Border border) {
        double[] out = new double[in.values().length];
        Bands.forEach(in.height(), (from, to) -> new Band(in, border).run(from, to, (at, value, mean, deviation) -> {
            out[at] = deviation;
        }));
        return new Plane(in.width(), in.height(), out);
    }

    private interface Sink {
        void accept(int at, double value, double mean, double deviation);
    }

    /** Rows that one thread works on. */
    private static final class Band {
        private final Plane in;
        private final Border border;
        private final int width;
        private final double[] padded;
        private final double[][] means;
        private final double[][] squares;

        Band(Plane in, Border border) {
            this.in = in;
            this.border = border;
            this.width = in.width();
            this.padded = new double[width + 2 * MARGIN];
            this.means = new double[WINDOW.size()][width];
            this.squares = new double[WINDOW.size()][width];
        }

        void run(int from, int to, Sink sink) {
            double[] mean = new double[width];
            double[] square = new double[width];
            for (int i = 0; i < WINDOW.size() - 1; i++) {
                filterAlong(from + i);
            }
            for (int y = from; y < to; y++) {
                filterAlong(y + WINDOW.size() - 1);
                WINDOW.across(means, y, mean, width);
                WINDOW.across(squares, y, square, width);
                for (int x = 0; x < width; x++) {
                    double deviation = Math.sqrt(Math.abs(square[x] - mean[x] * mean[x]));
                    sink.accept(y * width + x, in.at(x, y), mean[x], deviation);
                }
            }
        }

        /** @param row of the padded picture */
        private void filterAlong(int row) {
            int y = row - MARGIN;
            int slot = row % WINDOW.size();
            if (border == Border.ZERO && (y < 0 || y >= in.height())) {
                Arrays.fill(means[slot], 0);
                Arrays.fill(squares[slot], 0);
                return;
            }
            System.arraycopy(in.values(), Math.clamp(y, 0, in.height() - 1) * width, padded, MARGIN, width);
            for (int i = 0; i < MARGIN; i++) {
                padded[i] = border == Border.ZERO ? 0 : padded[MARGIN];
                padded[MARGIN + width + i] = border == Border.ZERO ? 0 : padded[MARGIN + width - 1];
            }
            WINDOW.along(padded, means[slot], width);
            for (int i = 0; i < padded.length; i++) {
                padded[i] *= padded[i];
            }
            WINDOW.along(padded, squares[slot], width);
        }
    }
}
