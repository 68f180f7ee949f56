package studio.raim.engine.pipeline.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.NumberType;

/**
 * What a person may choose for one run.
 *
 * @param numberType of the networks; null: the fastest that the device has and the models' cards allow
 * @param tile side of a tile in pixels of the photograph, context included; null: from the device's free memory
 * @param overlap pixels around a tile that it sees beyond what it delivers; null: what the models' cards say
 * @param seed of stages that draw random numbers
 * @param intermediates whether each stage's result is kept; stages then do not run together on a tile
 * @param strength 0 to 100 %: result = photograph + strength × (restored − photograph), at the result's size
 * @param tiles the tiles of an earlier run, to be cut again exactly so; null: free to choose
 */
public record RunOptions(
        @Nullable NumberType numberType,
        @Nullable Integer tile,
        @Nullable Integer overlap,
        long seed,
        boolean intermediates,
        int strength,
        @Nullable List<TilePlan> tiles) {
    /** The restored photograph alone. */
    public static final int FULL_STRENGTH = 100;

    public static final RunOptions DEFAULT = new RunOptions(null, null, null, 0, false, FULL_STRENGTH, null);

    private static final int MOST_TILE = 8192;

    public RunOptions {
        if (tile != null && (tile < 16 || tile > MOST_TILE)) {
            throw new IllegalArgumentException("A tile has 16 to 8192 pixels a side, not " + tile);
        }
        if (overlap != null && (overlap < 0 || overlap > 1024)) {
            throw new IllegalArgumentException("An overlap has 0 to 1024 pixels, not " + overlap);
        }
        if (strength < 0 || strength > FULL_STRENGTH) {
            throw new IllegalArgumentException(
                    "A strength lies between 0 %% (the photograph) and 100 %% (fully restored), not at %d %%"
                            .formatted(strength));
        }
        tiles = tiles == null ? null : List.copyOf(tiles);
        if (tiles != null && tiles.stream().anyMatch(t -> Math.max(t.tileWidth(), t.tileHeight()) > MOST_TILE)) {
            throw new IllegalArgumentException(
                    "A tile of an earlier run has more than %d pixels a side".formatted(MOST_TILE));
        }
    }

    public RunOptions withNumberType(@Nullable NumberType type) {
        return new RunOptions(type, tile, overlap, seed, intermediates, strength, tiles);
    }

    public RunOptions withTile(@Nullable Integer side) {
        return new RunOptions(numberType, side, overlap, seed, intermediates, strength, tiles);
    }

    public RunOptions withOverlap(@Nullable Integer pixels) {
        return new RunOptions(numberType, tile, pixels, seed, intermediates, strength, tiles);
    }

    public RunOptions withSeed(long value) {
        return new RunOptions(numberType, tile, overlap, value, intermediates, strength, tiles);
    }

    public RunOptions withIntermediates(boolean kept) {
        return new RunOptions(numberType, tile, overlap, seed, kept, strength, tiles);
    }

    public RunOptions withStrength(int percent) {
        return new RunOptions(numberType, tile, overlap, seed, intermediates, percent, tiles);
    }

    public RunOptions withTiles(@Nullable List<TilePlan> earlier) {
        return new RunOptions(numberType, tile, overlap, seed, intermediates, strength, earlier);
    }
}
