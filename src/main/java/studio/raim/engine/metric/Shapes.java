package studio.raim.engine.metric;

import org.hipparchus.special.Gamma;

/** Shape parameters of generalised Gaussians by their moments, looked up among 0.2, 0.201 … 10. Sharifi and Leon-Garcia 1995. */
final class Shapes {
    private static final int COUNT = 9801;
    /** Gamma(2/a)² / (Gamma(1/a) Gamma(3/a)), which is E|x|² / E x²; grows with a. */
    private static final double[] RATIOS = new double[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            double inverse = 1 / shape(i);
            RATIOS[i] =
                    Math.exp(2 * Gamma.logGamma(2 * inverse) - Gamma.logGamma(inverse) - Gamma.logGamma(3 * inverse));
        }
    }

    private Shapes() {}

    /** The shape whose E|x|² / E x² is nearest; NaN for NaN. */
    static double ofRatio(double ratio) {
        int above = above(ratio);
        if (above <= 0 || above == COUNT) {
            return Double.isNaN(ratio) ? Double.NaN : shape(Math.min(above, COUNT - 1));
        }
        return shape(ratio - RATIOS[above - 1] <= RATIOS[above] - ratio ? above - 1 : above);
    }

    /** The shape whose E x² / E|x|² is nearest; NaN for NaN. */
    static double ofInverseRatio(double inverse) {
        int above = above(1 / inverse);
        if (above <= 0 || above == COUNT) {
            return Double.isNaN(inverse) ? Double.NaN : shape(Math.min(above, COUNT - 1));
        }
        return shape(1 / RATIOS[above - 1] - inverse <= inverse - 1 / RATIOS[above] ? above - 1 : above);
    }

    /** The first entry that is not below. */
    private static int above(double ratio) {
        int low = 0;
        int high = COUNT;
        while (low < high) {
            int middle = (low + high) / 2;
            if (RATIOS[middle] < ratio) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double shape(int i) {
        return 0.2 + i * 0.001;
    }
}
