package studio.raim.engine.metric;

/**
 * Brightness of three channels, ITU-R BT.601.
 *
 * @param offset what black is
 * @param red weight of red, for values 0..255
 * @param rounded whether to integers, as by a file of 8 bits
 */
record Luma(Picture picture, double offset, double red, double green, double blue, boolean rounded) implements Rows {

    /** Studio range: 16 + (65.481 R + 128.553 G + 24.966 B) / 255, 16..235, not rounded; MATLAB's and BasicSR's Y. */
    static Luma studio(Picture picture) {
        return new Luma(picture, 16, 65.481 / 255, 128.553 / 255, 24.966 / 255, false);
    }

    /** Full range: 0.299 R + 0.587 G + 0.114 B. */
    static Luma full(Picture picture) {
        return new Luma(picture, 0, 0.299, 0.587, 0.114, false);
    }

    Luma toIntegers() {
        return new Luma(picture, offset, red, green, blue, true);
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    @Override
    public void read(int y, double[] out) {
        double[] g = new double[width()];
        double[] b = new double[width()];
        picture.red().read(y, out);
        picture.green().read(y, g);
        picture.blue().read(y, b);
        for (int x = 0; x < g.length; x++) {
            out[x] = offset + red * out[x] + green * g[x] + blue * b[x];
        }
        if (rounded) {
            for (int x = 0; x < g.length; x++) {
                out[x] = Math.rint(out[x]);
            }
        }
    }
}
