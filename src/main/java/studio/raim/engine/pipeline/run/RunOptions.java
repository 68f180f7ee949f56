package studio.raim.engine.pipeline.run;

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
 */
public record RunOptions(
        @Nullable NumberType numberType,
        @Nullable Integer tile,
        @Nullable Integer overlap,
        long seed,
        boolean intermediates) {
    public static final RunOptions DEFAULT = new RunOptions(null, null, null, 0, false);

    public RunOptions {
        if (tile != null && (tile < 16 || tile > 8192)) {
            throw new IllegalArgumentException("A tile has 16 to 8192 pixels a side, not " + tile);
        }
        if (overlap != null && (overlap < 0 || overlap > 1024)) {
            throw new IllegalArgumentException("An overlap has 0 to 1024 pixels, not " + overlap);
        }
    }

    public RunOptions withNumberType(@Nullable NumberType type) {
        return new RunOptions(type, tile, overlap, seed, intermediates);
    }

    public RunOptions withTile(@Nullable Integer side) {
        return new RunOptions(numberType, side, overlap, seed, intermediates);
    }

    public RunOptions withOverlap(@Nullable Integer pixels) {
        return new RunOptions(numberType, tile, pixels, seed, intermediates);
    }

    public RunOptions withSeed(long value) {
        return new RunOptions(numberType, tile, overlap, value, intermediates);
    }

    public RunOptions withIntermediates(boolean kept) {
        return new RunOptions(numberType, tile, overlap, seed, kept);
    }
}
