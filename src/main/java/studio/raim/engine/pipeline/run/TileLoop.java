package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import java.util.List;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.OutOfDeviceMemoryException;

/**
 * Does a {@link TileWork} to a whole image, tile by tile, row by row; only tiles are ever floats.
 *
 * <p>When the device runs out of memory, finished rows stay, and the rest is cut into tiles of half the side.
 */
final class TileLoop {
    /** Is told the rows of the image that are done, of all, and how many tiles. */
    interface Watcher {
        void done(int tile, int tiles, double fraction);
    }

    private final TileWork work;
    private final int context;
    private final int blend;
    private final Cancellation cancellation;
    private final Watcher watcher;

    TileLoop(TileWork work, int context, int blend, Cancellation cancellation, Watcher watcher) {
        this.work = work;
        this.context = context;
        this.blend = blend;
        this.cancellation = cancellation;
        this.watcher = watcher;
    }

    /** The blank result for an image. */
    Canvas blank(Pixels in, int bitDepth) {
        return Canvas.blank(
                work.scale().roundedTimes(in.width()), work.scale().roundedTimes(in.height()), in.channels(), bitDepth);
    }

    /**
     * Runs over the whole image.
     *
     * @param out as large as {@link #blank}
     * @param tile the largest side of a tile, context included
     * @param plans gets a plan for each size of tile that was needed
     */
    Pixels run(Pixels in, Canvas out, int tile, String stages, List<TilePlan> plans) {
        int origin = 0;
        float[] above = new float[0];
        for (int side = tile; ; side = smaller(side)) {
            TileAxis columns = TileAxis.cut(0, in.width(), side, context, blend, work.multiple());
            TileAxis rows = TileAxis.cut(origin, in.height(), side, context, blend, work.multiple());
            plans.add(TilePlan.of(stages, columns, rows));
            int row = 0;
            try {
                for (; row < rows.count(); row++) {
                    above = runRow(in, out, columns, rows, row, above);
                }
                return out.pixels();
            } catch (OutOfDeviceMemoryException e) {
                side = Math.min(side, Math.max(columns.window(), rows.window()));
                origin = rows.origin() + row * rows.step();
                if (row == 0) {
                    plans.removeLast();
                }
                if (side <= smallest()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Runs over the whole image with the tiles of an earlier run, whatever the memory.
     *
     * @throws IllegalArgumentException when these are no tiles of such an image
     */
    Pixels repeat(Pixels in, Canvas out, List<TilePlan> earlier) {
        float[] above = new float[0];
        int next = 0;
        for (int i = 0; i < earlier.size(); i++) {
            TilePlan plan = earlier.get(i);
            TileAxis columns = TileAxis.cut(0, in.width(), plan.tileWidth(), context, blend, work.multiple());
            TileAxis rows = TileAxis.cut(next, in.height(), plan.tileHeight(), context, blend, work.multiple());
            if (!TilePlan.of(plan.stages(), columns, rows).equals(plan)) {
                throw new IllegalArgumentException(
                        "The tiles of the earlier run cannot be cut from a picture of %d x %d pixels: %s"
                                .formatted(in.width(), in.height(), plan));
            }
            int end = i + 1 < earlier.size() ? earlier.get(i + 1).fromRow() : rows.end();
            for (int row = 0; row < rows.count() && next < end; row++) {
                above = runRow(in, out, columns, rows, row, above);
                next += rows.step();
            }
        }
        return out.pixels();
    }

    private float[] runRow(Pixels in, Canvas out, TileAxis columns, TileAxis rows, int row, float[] above) {
        TileStrip strip = new TileStrip(out, columns, rows, work.scale(), row, above);
        int tiles = columns.count() * rows.count();
        for (int column = 0; column < columns.count(); column++) {
            cancellation.check();
            strip.add(column, runTile(in, columns, rows, column, row));
            double rowsDone = row + (column + 1.0) / columns.count();
            double before = (double) rows.origin() / rows.end();
            watcher.done(row * columns.count() + column + 1, tiles, before + (1 - before) * rowsDone / rows.count());
        }
        return strip.forBelow();
    }

    private float[] runTile(Pixels in, TileAxis columns, TileAxis rows, int column, int row) {
        FloatBuffer window = FloatBuffer.allocate(in.channels() * columns.window() * rows.window());
        in.readPlanar(columns.windowStart(column), rows.windowStart(row), columns.window(), rows.window(), window);
        return work.run(window.flip(), in.channels(), columns.window(), rows.window(), rows.context());
    }

    private int smaller(int side) {
        return Math.max(smallest(), side / 2);
    }

    private int smallest() {
        return TileAxis.smallest(context, blend, work.multiple());
    }
}
