package studio.raim.engine.metric;

/** A rectangle of normalised samples whose neighbours wrap around its edges. */
record Block(Plane plane, int left, int top, int width, int height) {
    /** Neighbours on the left, above, above left, and above right: steps (y, x). */
    static final int[][] NEIGHBOURS = {{0, 1}, {1, 0}, {1, 1}, {1, -1}};

    static Block whole(Plane plane) {
        return new Block(plane, 0, 0, plane.width(), plane.height());
    }

    AsymmetricGaussian.Moments moments() {
        AsymmetricGaussian.Moments moments = new AsymmetricGaussian.Moments();
        for (int y = 0; y < height; y++) {
            int row = (top + y) * plane.width() + left;
            for (int x = 0; x < width; x++) {
                moments.add(plane.values()[row + x]);
            }
        }
        return moments;
    }

    /** Of the products with the neighbour so many rows above and columns to the left. */
    AsymmetricGaussian products(int stepY, int stepX) {
        AsymmetricGaussian.Moments moments = new AsymmetricGaussian.Moments();
        double[] values = plane.values();
        for (int y = 0; y < height; y++) {
            int row = (top + y) * plane.width() + left;
            int other = (top + Math.floorMod(y - stepY, height)) * plane.width() + left;
            for (int x = 0; x < width; x++) {
                int neighbour = x - stepX;
                neighbour += neighbour < 0 ? width : neighbour >= width ? -width : 0;
                moments.add(values[row + x] * values[other + neighbour]);
            }
        }
        return moments.fit();
    }
}
