package studio.raim.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A picture whose every pixel is known: each by chance, so that no two places look alike. */
final class Chart {
    private Chart() {}

    static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(11);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return image;
    }

    /** Smooth, with some noise, as large photographs are; quick to encode. */
    static BufferedImage landscape(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(5);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(16);
                row[x] = (x * 200 / width + grain) << 16
                        | (y * 200 / height + grain) << 8
                        | ((x ^ y) >> 3 & 127) + grain;
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many pixels of a part of a screen differ from the chart at the place where the chart's middle lies within two
     * pixels of the screen's middle; the best of those places.
     *
     * @param scale screen pixels for a pixel of the chart
     * @param x of the part, from the screen's middle, as {@code y}
     */
    static int differing(BufferedImage screen, BufferedImage chart, int scale, int x, int y, int width, int height) {
        int best = Integer.MAX_VALUE;
        for (int offY = -2 * scale; offY <= 2 * scale; offY++) {
            for (int offX = -2 * scale; offX <= 2 * scale; offX++) {
                int wrong = 0;
                for (int j = 0; j < height && wrong < best; j++) {
                    for (int i = 0; i < width; i++) {
                        int chartX = chart.getWidth() / 2 + Math.floorDiv(x + i + offX, scale);
                        int chartY = chart.getHeight() / 2 + Math.floorDiv(y + j + offY, scale);
                        int shown = screen.getRGB(screen.getWidth() / 2 + x + i, screen.getHeight() / 2 + y + j);
                        wrong += (shown & 0xffffff) == (chart.getRGB(chartX, chartY) & 0xffffff) ? 0 : 1;
                    }
                }
                best = Math.min(best, wrong);
            }
        }
        return best;
    }
}
