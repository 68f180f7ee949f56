package studio.raim.engine.imaging;

/** Colours that were multiplied by their opacity, and back. */
final class Opacity {
    private Opacity() {}

    /** Divides the colours by the opacity, in place; colours that nobody can see stay as they are. */
    static void divide(Pixels colour, Pixels alpha) {
        long max = colour.maxSample();
        for (int y = 0; y < colour.height(); y++) {
            for (int x = 0; x < colour.width(); x++) {
                long opacity = alpha.sample(x, y, 0);
                for (int c = 0; opacity > 0 && opacity < max && c < colour.channels(); c++) {
                    long divided = (colour.sample(x, y, c) * max + opacity / 2) / opacity;
                    colour.setSample(x, y, c, (int) Math.min(max, divided));
                }
            }
        }
    }
}
