package studio.raim.engine.nn.onnx;

/** An image as a network reads and writes it: planar float32 of (channels, height, width). */
final class Planes {
    private final float[] values;
    private final int channels;
    private final int height;
    private final int width;

    /** On this array, not on a copy. */
    Planes(float[] values, int channels, int height, int width) {
        this.values = values;
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    interface Shade {
        double at(int channel, int y, int x);
    }

    static Planes of(int channels, int height, int width, Shade shade) {
        float[] values = new float[channels * height * width];
        int i = 0;
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    values[i++] = (float) shade.at(c, y, x);
                }
            }
        }
        return new Planes(values, channels, height, width);
    }

    float[] values() {
        return values;
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    float at(int channel, int y, int x) {
        return values[(channel * height + y) * width + x];
    }

    Planes channel(int channel) {
        float[] one = new float[height * width];
        System.arraycopy(values, channel * one.length, one, 0, one.length);
        return new Planes(one, 1, height, width);
    }

    Planes mapped(float factor, float offset) {
        return of(channels, height, width, (c, y, x) -> at(c, y, x) * factor + offset);
    }

    boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
