package studio.raim.engine.metric;

import org.hipparchus.special.Gamma;

/**
 * A generalised Gaussian with different sides, fitted by moments. Lasmar, Stitou, Berthoumieu 2009.
 *
 * @param shape 0.2..10
 * @param left root of the mean square of what is below zero
 * @param right of what is above zero
 */
record AsymmetricGaussian(double shape, double left, double right) {

    /** Moments that are being gathered. */
    static final class Moments {
        private double absolute;
        private double leftSquares;
        private double rightSquares;
        private int leftCount;
        private int rightCount;
        private int count;

        void add(double value) {
            count++;
            absolute += Math.abs(value);
            if (value < 0) {
                leftSquares += value * value;
                leftCount++;
            } else if (value > 0) {
                rightSquares += value * value;
                rightCount++;
            }
        }

        /** E x². */
        double meanSquare() {
            return (leftSquares + rightSquares) / count;
        }

        double meanAbsolute() {
            return absolute / count;
        }

        /** All NaN if nothing lies on one of the sides. */
        AsymmetricGaussian fit() {
            double left = Math.sqrt(leftSquares / leftCount);
            double right = Math.sqrt(rightSquares / rightCount);
            double skew = left / right;
            double ratio = meanAbsolute() * meanAbsolute() / meanSquare();
            double squared = skew * skew + 1;
            double normalised = ratio * (skew * skew * skew + 1) * (skew + 1) / (squared * squared);
            return new AsymmetricGaussian(Shapes.ofRatio(normalised), left, right);
        }
    }

    /** The left scale parameter: left · sqrt(Gamma(1/a) / Gamma(3/a)). */
    double leftScale() {
        return left * scale();
    }

    double rightScale() {
        return right * scale();
    }

    /** (right scale - left scale) · Gamma(2/a) / Gamma(1/a). */
    double mean() {
        return (rightScale() - leftScale()) * Math.exp(Gamma.logGamma(2 / shape) - Gamma.logGamma(1 / shape));
    }

    private double scale() {
        return Math.exp((Gamma.logGamma(1 / shape) - Gamma.logGamma(3 / shape)) / 2);
    }
}
