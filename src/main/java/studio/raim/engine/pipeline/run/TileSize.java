package studio.raim.engine.pipeline.run;

/** How large tiles are when nobody says. */
final class TileSize {
    /** Sizes come from a short list, so that a little more or less free memory gives the same tiles and the same bytes. */
    private static final int[] SIDES = {1024, 768, 512, 384, 256, 192, 128, 96, 64};

    /** Larger tiles than this takes are not faster, and a run answers a cancellation only after each. */
    private static final double MOST_BYTES = 1L << 30;

    private TileSize() {}

    /** The largest side that takes at most half of the free memory and 1 GiB, and has at least {@code smallest} pixels. */
    static int fitting(long freeBytes, double bytesPerPixel, int smallest) {
        double bytes = Math.min(MOST_BYTES, freeBytes / 2.0);
        for (int side : SIDES) {
            if (side * (double) side * bytesPerPixel <= bytes) {
                return Math.max(side, smallest);
            }
        }
        return smallest;
    }
}
