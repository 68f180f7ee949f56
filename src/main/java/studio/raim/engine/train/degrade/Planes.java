package studio.raim.engine.train.degrade;

/** A colour picture as floats: (3, height, width), nominally 0 to 1. */
public final class Planes {
    static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final float[] samples;

    /** Takes the array over, without a copy. */
    public Planes(int width, int height, float[] samples) {
        if (samples.length != CHANNELS * width * height) {
            throw new IllegalArgumentException(
                    "%d × %d pixels of three channels are not %d samples".formatted(width, height, samples.length));
        }
        this.width = width;
        this.height = height;
        this.samples = samples;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Channel by channel, row by row; the picture's own array. */
    public float[] samples() {
        return samples;
    }

    public static Planes empty(int width, int height) {
        return new Planes(width, height, new float[CHANNELS * width * height]);
    }

    int pixels() {
        return width * height;
    }

    /** A window of it, copied. */
    public Planes cut(int x, int y, int w, int h) {
        Planes part = empty(w, h);
        for (int c = 0; c < CHANNELS; c++) {
            for (int row = 0; row < h; row++) {
                System.arraycopy(samples, (c * height + y + row) * width + x, part.samples, (c * h + row) * w, w);
            }
        }
        return part;
    }

    /** Clamped to 0…1 and rounded to the 256 values of a file. */
    public Planes rounded() {
        float[] values = new float[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(Math.clamp(samples[i], 0f, 1f) * 255) / 255f;
        }
        return new Planes(width, height, values);
    }
}
