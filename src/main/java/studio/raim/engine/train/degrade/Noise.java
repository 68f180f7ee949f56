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
        float[] noise = poissonNoise(image, scale, grey, draws);
        float[] out = image.samples().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += noise[i % noise.length];
        }
        return clamped(image, out);
    }

    /** One number for each sample, or for each pixel when grey. */
    static float[] poissonNoise(Planes image, double scale, boolean grey, Draws draws) {
        float[] noise = image.rounded().samples();
        if (grey) {
            noise = luma(noise, image.pixels());
        }
        double levels = levels(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (scale * (draws.poisson(noise[i] * levels) / levels - noise[i]));
        }
        return noise;
    }

    private static float[] luma(float[] samples, int pixels) {
        float[] luma = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            float y = 0;
            for (int c = 0; c < Planes.CHANNELS; c++) {
                y += LUMA[c] * samples[c * pixels + i];
            }
            luma[i] = Math.round(y * 255) / 255f;
        }
        return luma;
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
