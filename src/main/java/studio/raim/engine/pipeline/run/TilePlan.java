package studio.raim.engine.pipeline.run;

/**
 * How a part of an image was cut into tiles; part of the identity of a result. Pixels at the input of the stages.
 *
 * @param stages that ran together on each tile, joined by {@code +}
 * @param fromRow the first row of the part; not 0 only when the device ran out of memory and tiles became smaller
 * @param tileWidth with context and blend, as the device saw it
 * @param context that each tile saw on each side beyond what it delivered
 * @param blend shared with a neighbour
 */
public record TilePlan(
        String stages, int fromRow, int tileWidth, int tileHeight, int columns, int rows, int context, int blend) {
    static TilePlan of(String stages, TileAxis columns, TileAxis rows) {
        return new TilePlan(
                stages,
                rows.origin(),
                columns.window(),
                rows.window(),
                columns.count(),
                rows.count(),
                rows.context(),
                Math.max(rows.blend(), columns.blend()));
    }
}
