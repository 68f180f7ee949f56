package studio.raim.engine.pipeline.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How one side of an image is cut into tiles; every unit is a pixel at the input of the tiled stages.
 *
 * <p>Tile {@code i} is responsible for {@code [origin + i * step, origin + (i + 1) * step)}. Where it has a neighbour
 * both also reach {@code blend / 2} into each other and share the {@code blend} pixels between them by a ramp. Beyond
 * what it delivers each tile sees {@code context} more pixels on both sides, mirrored outside the image. All tiles have
 * the same {@link #window}; the last may reach past the end.
 *
 * @param origin where the first tile begins; not 0 when finished tiles lie before it, which it then blends with
 * @param end the image's side, rounded up to the multiple that the stages want
 */
record TileAxis(int origin, int end, int count, int step, int context, int blend) {
    /**
     * Cuts {@code [origin, length)}.
     *
     * @param window the largest side of a tile
     * @param multiple of which every border of a tile is a multiple
     * @throws IllegalArgumentException when the window has no room for context, blend and as many pixels as the blend
     */
    static TileAxis cut(int origin, int length, int window, int context, int blend, int multiple) {
        int end = roundUp(length, multiple);
        int margin = roundUp(context, multiple);
        int ramp = roundUp(blend, 2 * multiple);
        if (origin == 0 && end + 2 * margin <= window) {
            return new TileAxis(0, end, 1, end, margin, 0);
        }
        int room = (window - 2 * margin - ramp) / multiple * multiple;
        if (room < Math.max(ramp, multiple)) {
            throw new IllegalArgumentException(
                    "A tile of %d pixels is too small for a context of %d on each side and a blend of %d; it needs %d"
                            .formatted(window, margin, ramp, smallest(context, blend, multiple)));
        }
        int count = Math.ceilDiv(end - origin, room);
        int step = Math.max(ramp, roundUp(Math.ceilDiv(end - origin, count), multiple));
        return new TileAxis(origin, end, Math.ceilDiv(end - origin, step), step, margin, ramp);
    }

    /** The smallest window that {@link #cut} takes for any length. */
    static int smallest(int context, int blend, int multiple) {
        int ramp = roundUp(blend, 2 * multiple);
        return 2 * roundUp(context, multiple) + ramp + Math.max(ramp, multiple);
    }

    /** The side of every tile, context included. */
    @JsonProperty
    int window() {
        return step + blend + 2 * context;
    }

    /** Where the tile's window begins; may be negative. */
    int windowStart(int i) {
        return deliveryStart(i) - context;
    }

    /** Where what the tile delivers begins; the first tile's begins {@code blend / 2} before the image. */
    int deliveryStart(int i) {
        return origin + i * step - blend / 2;
    }

    boolean blendsBefore(int i) {
        return origin > 0 || i > 0;
    }

    boolean blendsAfter(int i) {
        return i < count - 1;
    }

    static int roundUp(int n, int multiple) {
        return Math.ceilDiv(n, multiple) * multiple;
    }
}
