package studio.raim.engine.imaging;

import org.jspecify.annotations.Nullable;

/** Makes pictures smaller: each new pixel is the mean of the area that it covers, fractions included. */
final class AreaAverage {
    private AreaAverage() {}

    /** 8 bit RGB of the wanted size, at most that of the picture; transparent parts are laid over white. */
    static Pixels of(Pixels colour, @Nullable Pixels alpha, int width, int height) {
        Pixels result = Pixels.allocate(width, height, 3, 8);
        double columns = colour.width() / (double) width;
        double rows = colour.height() / (double) height;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double mean = mean(colour, alpha, c, x * columns, y * rows, columns, rows);
                    result.setSample(x, y, c, Math.clamp(Math.round(mean * 255), 0, 255));
                }
            }
        }
        return result;
    }

    private static double mean(
            Pixels colour, @Nullable Pixels alpha, int channel, double left, double top, double w, double h) {
        double sum = 0;
        double area = 0;
        for (int y = (int) top; y < Math.min(top + h, colour.height()); y++) {
            double weightY = Math.min(y + 1, top + h) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(left + w, colour.width()); x++) {
                double weight = weightY * (Math.min(x + 1, left + w) - Math.max(x, left));
                double value = colour.sample(x, y, channel) / (double) colour.maxSample();
                if (alpha != null) {
                    double opacity = alpha.sample(x, y, 0) / (double) alpha.maxSample();
                    value = value * opacity + 1 - opacity;
                }
                sum += weight * value;
                area += weight;
            }
        }
        return area > 0 ? sum / area : 0;
    }
}
