package studio.raim.engine.train.degrade;

import java.util.function.DoubleBinaryOperator;

/** A blur kernel: an odd side, and weights row by row whose sum is 1. */
public final class Kernel {
    private static final int FINE = 4;

    private final int side;
    private final double[] weights;

    Kernel(int side, double[] weights) {
        this.side = side;
        this.weights = weights;
    }

    public int side() {
        return side;
    }

    double[] weights() {
        return weights;
    }

    /** q of a normal distribution: squared distance from the centre, measured in standard deviations, at (x right, y down). */
    private static DoubleBinaryOperator ellipse(double sigmaX, double sigmaY, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return (x, y) -> {
            double along = (cos * x + sin * y) / sigmaX;
            double across = (-sin * x + cos * y) / sigmaY;
            return along * along + across * across;
        };
    }

    /** exp(−q/2). */
    public static Kernel gaussian(int side, double sigmaX, double sigmaY, double angle) {
        DoubleBinaryOperator q = ellipse(sigmaX, sigmaY, angle);
        return of(side, (x, y) -> Math.exp(-q.applyAsDouble(x, y) / 2));
    }

    /** exp(−qᵝ/2): flatter than a Gaussian for β above 1. */
    public static Kernel generalised(int side, double sigmaX, double sigmaY, double angle, double beta) {
        DoubleBinaryOperator q = ellipse(sigmaX, sigmaY, angle);
        return of(side, (x, y) -> Math.exp(-Math.pow(q.applyAsDouble(x, y), beta) / 2));
    }

    /** 1/(1 + qᵝ). */
    public static Kernel plateau(int side, double sigmaX, double sigmaY, double angle, double beta) {
        DoubleBinaryOperator q = ellipse(sigmaX, sigmaY, angle);
        return of(side, (x, y) -> 1 / (1 + Math.pow(q.applyAsDouble(x, y), beta)));
    }

    /** The ideal low pass of this cut-off, in radians a pixel: ω·J₁(ω·r)/(2π·r). It rings. */
    public static Kernel sinc(int side, double cutoff) {
        return of(side, (x, y) -> {
            double r = Math.hypot(x, y);
            return r == 0 ? cutoff * cutoff / (4 * Math.PI) : cutoff * Bessel.j1(cutoff * r) / (2 * Math.PI * r);
        });
    }

    /**
     * BSRGAN's Gaussian, given by variances along an axis of this angle and across it.
     *
     * @param scale how much a picture is made smaller after it: the centre moves by half of what that leaves out
     */
    public static Kernel shifted(int side, double along, double across, double angle, int scale) {
        DoubleBinaryOperator q = ellipse(Math.sqrt(along), Math.sqrt(across), angle);
        double shift = (scale - 1) / 2.0;
        return of(side, (x, y) -> Math.exp(-q.applyAsDouble(x + shift, y + shift) / 2));
    }

    /** MATLAB's {@code fspecial}: a round Gaussian without values below the largest one's rounding error. */
    public static Kernel fspecial(int side, double sigma) {
        DoubleBinaryOperator q = ellipse(sigma, sigma, 0);
        return of(side, (x, y) -> {
            double value = Math.exp(-q.applyAsDouble(x, y) / 2);
            return value < Math.ulp(1.0) ? 0 : value;
        });
    }

    /** The same kernel with zeros around it. */
    public Kernel padded(int wider) {
        int margin = (wider - side) / 2;
        double[] all = new double[wider * wider];
        for (int y = 0; y < side; y++) {
            System.arraycopy(weights, y * side, all, (y + margin) * wider + margin, side);
        }
        return new Kernel(wider, all);
    }

    /** A lens out of focus: an even disc of this radius, its edge antialiased. */
    public static Kernel disc(int side, double radius) {
        return fine(side, (x, y) -> x * x + y * y <= radius * radius ? 1 : 0);
    }

    /** A camera that moved evenly along a line of this length. */
    public static Kernel motion(int side, double length, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return of(side, (x, y) -> {
            double along = Math.abs(cos * x + sin * y) - length / 2;
            double across = Math.abs(-sin * x + cos * y);
            return Math.clamp(0.5 - along, 0, 1) * Math.max(0, 1 - across);
        });
    }

    private static Kernel of(int side, DoubleBinaryOperator density) {
        if (side < 1 || side % 2 == 0) {
            throw new IllegalArgumentException("A kernel's side is odd, not " + side);
        }
        double[] weights = new double[side * side];
        double sum = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double value = density.applyAsDouble(x - side / 2, y - side / 2);
                weights[y * side + x] = value;
                sum += value;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new Kernel(side, weights);
    }

    private static Kernel fine(int side, DoubleBinaryOperator density) {
        return of(side, (x, y) -> {
            double sum = 0;
            for (int i = 0; i < FINE; i++) {
                for (int j = 0; j < FINE; j++) {
                    sum += density.applyAsDouble(x + (i + 0.5) / FINE - 0.5, y + (j + 0.5) / FINE - 0.5);
                }
            }
            return sum;
        });
    }
}
