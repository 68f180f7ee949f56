package studio.raim.engine.train.degrade;

/** Noise as BasicSR adds it: the sum is clamped to 0…1. */
final class Noise {
    private static final float[] LUMA = {0.2989f, 0.587f, 0.114f};

    private Noise() {}

    /** Normal numbers of this standard deviation, for 0…1 samples; the same in all channels when grey. */
    static Planes gaussian(Planes image, double sigma, boolean grey, Draws draws) {
        float[] out = image.samples().clone();
        int n = image.pixels();
        for (int i = 0; i < (grey ? n : out.length); i++) {
            float noise = (float) (sigma * draws.normal());
            if (grey) {
                for (int c = 0; c < Planes.CHANNELS; c++) {
                    out[c * n + i] += noise;
                }
            } else {
                out[i] += noise;
            }
        }
        return clamped(image, out);
    }

    /** scale · (Poisson(levels · x)/levels − x) with as many levels as {@link #levels} says; grey noise is that of the luma. */
    static Planes poisson(Planes image, double scale, boolean grey, Draws draws) {
        float[] rounded = image.rounded().samples();
        int n = image.pixels();
        if (grey) {
            float[] luma = new float[n];
            for (int i = 0; i < n; i++) {
                float y = 0;
                for (int c = 0; c < Planes.CHANNELS; c++) {
                    y += LUMA[c] * rounded[c * n + i];
                }
                luma[i] = Math.round(y * 255) / 255f;
            }
            rounded = luma;
        }
        double levels = levels(rounded);
        float[] out = image.samples().clone();
        for (int i = 0; i < rounded.length; i++) {
            float noise = (float) (scale * (draws.poisson(rounded[i] * levels) / levels - rounded[i]));
            if (grey) {
                for (int c = 0; c < Planes.CHANNELS; c++) {
                    out[c * n + i] += noise;
                }
            } else {
                out[i] += noise;
            }
        }
        return clamped(image, out);
    }

    private static Planes clamped(Planes image, float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp(samples[i], 0f, 1f);
        }
        return new Planes(image.width(), image.height(), samples);
    }

    /** The power of two at or above the number of different 8-bit values. */
    static double levels(float[] samples) {
        boolean[] seen = new boolean[256];
        for (float sample : samples) {
            seen[Math.round(Math.clamp(sample, 0f, 1f) * 255)] = true;
        }
        int count = 0;
        for (boolean value : seen) {
            count += value ? 1 : 0;
        }
        return Math.pow(2, Math.ceil(Math.log(count) / Math.log(2)));
    }
}
