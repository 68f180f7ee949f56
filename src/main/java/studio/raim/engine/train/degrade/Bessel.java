package studio.raim.engine.train.degrade;

/** The Bessel function of the first kind of order one. */
final class Bessel {
    private static final int INTERVALS = 200;

    private Bessel() {}

    /**
     * J₁(x) = 1/π ∫₀^π cos(τ − x sin τ) dτ by the trapezium rule, which converges geometrically here: exact to 1e-15 for |x|
     * below 100.
     */
    static double j1(double x) {
        double sum = 0.5 * (1 + Math.cos(Math.PI));
        for (int i = 1; i < INTERVALS; i++) {
            double t = Math.PI * i / INTERVALS;
            sum += Math.cos(t - x * Math.sin(t));
        }
        return sum / INTERVALS;
    }
}
