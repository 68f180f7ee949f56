package studio.raim.engine.metric;

/**
 * One channel that is held in memory, row by row.
 *
 * @param values width x height samples; whoever makes a plane gives them away
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Plane(int width, int height, double[] values) implements Rows {
    Plane {
        if (values.length != width * height) {
            throw new IllegalArgumentException(
                    "%d samples are no plane of %d x %d".formatted(values.length, width, height));
        }
    }

    static Plane of(Rows rows) {
        if (rows instanceof Plane plane) {
            return plane;
        }
        double[] values = new double[Math.multiplyExact(rows.width(), rows.height())];
        Bands.forEach(rows.height(), (from, to) -> {
            double[] row = new double[rows.width()];
            for (int y = from; y < to; y++) {
                rows.read(y, row);
                System.arraycopy(row, 0, values, y * rows.width(), row.length);
            }
        });
        return new Plane(rows.width(), rows.height(), values);
    }

    double at(int x, int y) {
        return values[y * width + x];
    }

    @Override
    public void read(int y, double[] out) {
        System.arraycopy(values, y * width, out, 0, width);
    }
}
