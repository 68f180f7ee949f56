package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import studio.raim.engine.pipeline.spec.Ratio;

/**
 * One row of tiles on its way into the output: blends each tile with its left neighbour and with the row above, writes what
 * is final, and keeps as floats only what later neighbours will blend with.
 *
 * <p>Tiles come from left to right. All lengths here are output pixels.
 */
final class TileStrip {
    private final Canvas out;
    private final TileAxis columns;
    private final TileAxis rows;
    private final Ratio scale;
    private final int row;
    private final int height;
    private final int blendX;
    private final int blendY;
    private final float[] fromAbove;
    private final float[] forBelow;
    private final float[] fromLeft;

    /** {@code fromAbove} is what {@link #forBelow} of the row above returned; the first row does not look at it. */
    TileStrip(Canvas out, TileAxis columns, TileAxis rows, Ratio scale, int row, float[] fromAbove) {
        this.out = out;
        this.columns = columns;
        this.rows = rows;
        this.scale = scale;
        this.row = row;
        this.height = scale.exactTimes(rows.step() + rows.blend());
        this.blendX = scale.exactTimes(columns.blend());
        this.blendY = scale.exactTimes(rows.blend());
        this.fromAbove = fromAbove;
        this.forBelow = new float[rows.blendsAfter(row) ? out.channels() * blendY * out.width() : 0];
        this.fromLeft = new float[out.channels() * height * blendX];
    }

    /** Planar (channels, blend, width of the image), already weighted. */
    float[] forBelow() {
        return forBelow;
    }

    /** Takes what tile {@code column} delivers: planar (channels, step + blend, step + blend), which is changed. */
    void add(int column, float[] tile) {
        int width = scale.exactTimes(columns.step() + columns.blend());
        blendWithLeft(column, tile, width);
        int left = scale.exactTimes(columns.deliveryStart(column));
        int from = columns.blendsBefore(column) ? 0 : blendX / 2;
        int to = Math.min(columns.blendsAfter(column) ? width - blendX : width, out.width() - left);
        blendWithAbove(tile, width, left, from, to);
        keepForBelow(tile, width, left, from, to);
        write(tile, width, left, from, to);
    }

    private void blendWithLeft(int column, float[] tile, int width) {
        for (int line = 0; line < out.channels() * height; line++) {
            for (int i = 0; i < blendX; i++) {
                float weight = Ramp.rising(i, blendX);
                int carried = line * blendX + i;
                if (columns.blendsBefore(column)) {
                    tile[line * width + i] = fromLeft[carried] + weight * tile[line * width + i];
                }
                if (columns.blendsAfter(column)) {
                    fromLeft[carried] = (1 - weight) * tile[line * width + width - blendX + i];
                }
            }
        }
    }

    private void blendWithAbove(float[] tile, int width, int left, int from, int to) {
        if (!rows.blendsBefore(row)) {
            return;
        }
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < blendY; y++) {
                float weight = Ramp.rising(y, blendY);
                int above = (c * blendY + y) * out.width() + left;
                int line = (c * height + y) * width;
                for (int x = from; x < to; x++) {
                    tile[line + x] = fromAbove[above + x] + weight * tile[line + x];
                }
            }
        }
    }

    private void keepForBelow(float[] tile, int width, int left, int from, int to) {
        if (!rows.blendsAfter(row)) {
            return;
        }
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < blendY; y++) {
                float weight = 1 - Ramp.rising(y, blendY);
                int below = (c * blendY + y) * out.width() + left;
                int line = (c * height + height - blendY + y) * width;
                for (int x = from; x < to; x++) {
                    forBelow[below + x] = weight * tile[line + x];
                }
            }
        }
    }

    private void write(float[] tile, int width, int left, int from, int to) {
        int top = scale.exactTimes(rows.deliveryStart(row));
        int first = rows.blendsBefore(row) ? 0 : blendY / 2;
        int end = Math.min(rows.blendsAfter(row) ? height - blendY : height, out.height() - top);
        FloatBuffer block = FloatBuffer.allocate(out.channels() * (end - first) * (to - from));
        for (int c = 0; c < out.channels(); c++) {
            for (int y = first; y < end; y++) {
                block.put(tile, (c * height + y) * width + from, to - from);
            }
        }
        out.write(left + from, top + first, to - from, end - first, block.flip());
    }
}
