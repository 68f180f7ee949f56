package studio.raim.engine.train.degrade;

import java.util.List;

/**
 * Random draws of one sample: the same seed and sample number give the same draws on every machine, in any order of samples.
 *
 * <p>Not thread-safe.
 */
public final class Draws {
    private static final double UNIT = 0x1p-32;
    /** Above this mean a Poisson number is drawn from the normal distribution that it resembles. */
    private static final double LARGE_MEAN = 64;

    private final long seed;
    private final long sample;
    private final int[] words = new int[4];
    private long block;
    private int used = 4;
    private double spare = Double.NaN;

    public Draws(long seed, long sample) {
        this.seed = seed;
        this.sample = sample;
    }

    private int word() {
        if (used == 4) {
            Philox.fill(words, seed, sample, block++);
            used = 0;
        }
        return words[used++];
    }

    /** Even in [0, 1). */
    public double uniform() {
        return Integer.toUnsignedLong(word()) * UNIT;
    }

    /** Even in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Even among 0 … bound − 1. */
    public int below(int bound) {
        return (int) ((Integer.toUnsignedLong(word()) * bound) >>> 32);
    }

    public boolean happens(double probability) {
        return uniform() < probability;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** An index, each as likely as its share of the sum. */
    public int index(double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double left = uniform() * sum;
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /** Mean 0, variance 1; Box and Muller's pairs. */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double radius = Math.sqrt(-2 * Math.log((Integer.toUnsignedLong(word()) + 1) * UNIT));
        double angle = 2 * Math.PI * uniform();
        spare = radius * Math.sin(angle);
        return radius * Math.cos(angle);
    }

    /** A count with this mean; Knuth's product of uniforms, and the normal distribution from mean 64 on. */
    public double poisson(double mean) {
        if (mean > LARGE_MEAN) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        double product = uniform();
        int count = 0;
        while (product > limit) {
            product *= uniform();
            count++;
        }
        return count;
    }
}
