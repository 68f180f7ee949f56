package studio.raim.engine.imaging;

import java.util.SplittableRandom;

/** Pictures to test with. */
final class Charts {
    private Charts() {}

    /** A smooth RGB picture: red grows to the right, green downwards, blue is a checker. */
    static Pixels smooth(int width, int height, int bitDepth) {
        Pixels pixels = Pixels.allocate(width, height, 3, bitDepth);
        int max = pixels.maxSample();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.setSample(x, y, 0, (int) ((long) x * max / Math.max(1, width - 1)));
                pixels.setSample(x, y, 1, (int) ((long) y * max / Math.max(1, height - 1)));
                pixels.setSample(x, y, 2, (x / 8 + y / 8) % 2 == 0 ? max / 4 : max * 3 / 4);
            }
        }
        return pixels;
    }

    /** Every sample by chance. */
    static Pixels noise(int width, int height, int channels, int bitDepth) {
        Pixels pixels = Pixels.allocate(width, height, channels, bitDepth);
        SplittableRandom random = new SplittableRandom(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    pixels.setSample(x, y, c, random.nextInt(pixels.maxSample() + 1));
                }
            }
        }
        return pixels;
    }

    /** The largest difference of any sample. */
    static int difference(Pixels a, Pixels b) {
        if (a.width() != b.width() || a.height() != b.height() || a.channels() != b.channels()) {
            throw new AssertionError("%d x %d x %d against %d x %d x %d"
                    .formatted(a.width(), a.height(), a.channels(), b.width(), b.height(), b.channels()));
        }
        int largest = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                for (int c = 0; c < a.channels(); c++) {
                    largest = Math.max(largest, Math.abs(a.sample(x, y, c) - b.sample(x, y, c)));
                }
            }
        }
        return largest;
    }
}
