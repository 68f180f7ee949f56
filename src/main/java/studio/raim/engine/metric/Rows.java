package studio.raim.engine.metric;

/** One channel of a picture, read row by row: values 0..255, whatever the bit depth. Reading is thread-safe. */
public interface Rows {
    int width();

    int height();

    /** Writes the samples of row y to the start of {@code out}. */
    void read(int y, double[] out);

    /** The same channel without so many pixels on each side. */
    default Rows cropped(int border) {
        return border == 0 ? this : new Window(this, border, border, width() - 2 * border, height() - 2 * border);
    }

    /** The part of the channel whose upper left corner is (left, top). */
    default Rows part(int left, int top, int width, int height) {
        return new Window(this, left, top, width, height);
    }

    /** Part of a channel. */
    record Window(Rows whole, int left, int top, int width, int height) implements Rows {
        public Window {
            if (left < 0
                    || top < 0
                    || width < 1
                    || height < 1
                    || left + width > whole.width()
                    || top + height > whole.height()) {
                throw new IllegalArgumentException("Nothing of %d x %d pixels lies at (%d, %d) of %d x %d"
                        .formatted(width, height, left, top, whole.width(), whole.height()));
            }
        }

        @Override
        public void read(int y, double[] out) {
            double[] row = new double[whole.width()];
            whole.read(top + y, row);
            System.arraycopy(row, left, out, 0, width);
        }
    }
}
