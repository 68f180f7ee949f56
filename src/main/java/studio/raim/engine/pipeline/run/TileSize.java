package studio.raim.engine.pipeline.run;

/** How large tiles are when nobody says. */
final class TileSize {
    /** Sizes come from a short list, so that a little more or less free memory gives the same tiles and the same bytes. */
    private static final int[] SIDES = {1024, 768, 512, 384, 256, 192, 128, 96, 64};

    private TileSize() {}

    /** The largest side that takes at most half of the free memory, and has at least {@code smallest} pixels. */
    static int fitting(long freeBytes, double bytesPerPixel, int smallest) {
        for (int side : SIDES) {
            if (side * (double) side * bytesPerPixel <= freeBytes / 2.0) {
                return Math.max(side, smallest);
            }
        }
        return smallest;
    }
}
