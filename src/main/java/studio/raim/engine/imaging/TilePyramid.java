package studio.raim.engine.imaging;

import java.awt.Rectangle;
import java.util.Objects;

/**
 * How a picture is cut for a viewer that pans and zooms: level 0 fits into one tile, each further level has twice the
 * sides, the last one is the picture itself. A tile shows {@value #SIDE} x {@value #SIDE} pixels and {@value #OVERLAP} more
 * on each side that has a neighbour, as Deep Zoom images do, so that no seam shows between tiles at fractional zooms.
 *
 * @param width of the picture in pixels, at least 1
 * @param height of the picture in pixels, at least 1
 */
public record TilePyramid(int width, int height) {
    public static final int SIDE = 512;
    public static final int OVERLAP = 1;

    /** One resolution of the picture, cut into columns and rows. */
    public record Level(int width, int height) {
        public int columns() {
            return Math.ceilDiv(width, SIDE);
        }

        public int rows() {
            return Math.ceilDiv(height, SIDE);
        }

        public int tiles() {
            return columns() * rows();
        }

        /** The pixels of this level that the tile shows, with its overlap. */
        public Rectangle tile(int column, int row) {
            Objects.checkIndex(column, columns());
            Objects.checkIndex(row, rows());
            int left = Math.max(0, column * SIDE - OVERLAP);
            int top = Math.max(0, row * SIDE - OVERLAP);
            int right = Math.min(width, (column + 1) * SIDE + OVERLAP);
            int bottom = Math.min(height, (row + 1) * SIDE + OVERLAP);
            return new Rectangle(left, top, right - left, bottom - top);
        }

        Level halved() {
            return new Level(Math.ceilDiv(width, 2), Math.ceilDiv(height, 2));
        }
    }

    public TilePyramid {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("No picture has %d x %d pixels".formatted(width, height));
        }
    }

    /** How many resolutions there are, at least 1. */
    public int levels() {
        int longest = Math.max(width, height);
        int count = 1;
        for (int side = longest; side > SIDE; side = Math.ceilDiv(side, 2)) {
            count++;
        }
        return count;
    }

    /** The number of the level that is the picture itself. */
    public int largest() {
        return levels() - 1;
    }

    /**
     * One of the resolutions.
     *
     * @param number 0 (the coarsest) to {@link #largest()}
     */
    public Level level(int number) {
        Level level = new Level(width, height);
        for (int i = largest(); i > Objects.checkIndex(number, levels()); i--) {
            level = level.halved();
        }
        return level;
    }

    /** The tiles of all levels below {@link #largest()}. */
    public int coarseTiles() {
        int count = 0;
        for (int number = 0; number < largest(); number++) {
            count += level(number).tiles();
        }
        return count;
    }

    /** The place of a tile when the tiles of its level and of all below are counted in turn, row by row. */
    public int ordinal(int number, int column, int row) {
        int before = 0;
        for (int lower = 0; lower < number; lower++) {
            before += level(lower).tiles();
        }
        return before
                + row * level(number).columns()
                + Objects.checkIndex(column, level(number).columns());
    }
}
