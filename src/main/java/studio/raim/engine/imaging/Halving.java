package studio.raim.engine.imaging;

/** Half the sides: each new pixel is the mean of the two by two that it covers, of those that there are at an odd edge. */
final class Halving {
    private Halving() {}

    static Pixels of(Pixels rgb) {
        Pixels half = Pixels.allocate(Math.ceilDiv(rgb.width(), 2), Math.ceilDiv(rgb.height(), 2), 3, 8);
        into(rgb, half, 0);
        return half;
    }

    /** Writes the halved rows into the other picture, from its row {@code top} on. */
    static void into(Pixels rgb, Pixels half, int top) {
        byte[] from = rgb.bytes();
        byte[] to = half.bytes();
        int stride = rgb.width() * 3;
        for (int y = 0; y < rgb.height(); y += 2) {
            int upper = y * stride;
            int lower = y + 1 < rgb.height() ? upper + stride : upper;
            int at = (top + y / 2) * half.width() * 3;
            for (int x = 0; x < stride; x += 6) {
                int right = x + 3 < stride ? 3 : 0;
                for (int i = x; i < x + 3; i++) {
                    int sum = (from[upper + i] & 0xff)
                            + (from[upper + i + right] & 0xff)
                            + (from[lower + i] & 0xff)
                            + (from[lower + i + right] & 0xff);
                    to[at++] = (byte) ((sum + 2) >> 2);
                }
            }
        }
    }
}
