package studio.raim.engine.cli.bench;

import java.util.Random;
import studio.raim.engine.imaging.Pixels;

/** A picture made of smooth shades, edges and grain, for machines without a photograph at hand. */
final class TestPicture {
    private static final int DISCS = 400;

    private TestPicture() {}

    static Pixels of(int width, int height) {
        Random random = new Random(7);
        Pixels picture = Pixels.allocate(width, height, 3, 8);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    double shade = 128 + 60 * Math.sin(x / (37.0 + 9 * c)) * Math.cos(y / (53.0 - 7 * c));
                    set(picture, x, y, c, shade + random.nextGaussian() * 6);
                }
            }
        }
        for (int i = 0; i < DISCS; i++) {
            disc(picture, random);
        }
        return picture;
    }

    private static void disc(Pixels picture, Random random) {
        int radius = 3 + random.nextInt(30);
        int centreX = random.nextInt(picture.width());
        int centreY = random.nextInt(picture.height());
        int[] colour = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
        for (int y = Math.max(0, centreY - radius); y < Math.min(picture.height(), centreY + radius); y++) {
            for (int x = Math.max(0, centreX - radius); x < Math.min(picture.width(), centreX + radius); x++) {
                if ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY) < radius * radius) {
                    for (int c = 0; c < 3; c++) {
                        set(picture, x, y, c, colour[c] + random.nextGaussian() * 4);
                    }
                }
            }
        }
    }

    private static void set(Pixels picture, int x, int y, int channel, double value) {
        picture.setSample(x, y, channel, (int) Math.clamp(Math.round(value), 0L, 255L));
    }
}
