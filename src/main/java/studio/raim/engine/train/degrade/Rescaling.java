package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** Resizing as PyTorch's {@code interpolate} does it: without antialiasing, pixel centres aligned at the outer edges. */
public enum Rescaling {
    /** The mean of all pixels that are touched. */
    @JsonProperty("area")
    AREA,
    @JsonProperty("bilinear")
    BILINEAR,
    /** Keys' kernel with a = −0.75. */
    @JsonProperty("bicubic")
    BICUBIC,
    @JsonProperty("nearest")
    NEAREST;

    private static final double A = -0.75;

    /** The first pixel that is read and the weights from there on, for each new pixel; reads beyond the edge repeat it. */
    private static final class Line {
        private final int[] first;
        private final float[][] weights;

        Line(int[] first, float[][] weights) {
            this.first = first;
            this.weights = weights;
        }
    }

    /** To this size: coordinates are mapped by the sizes' ratio. */
    public Planes to(Planes image, int width, int height) {
        return apply(
                image,
                line(image.width(), width, (double) image.width() / width),
                line(image.height(), height, (double) image.height() / height));
    }

    /** By a factor: the new sides are rounded down, and coordinates are mapped by the factor itself. */
    public Planes by(Planes image, double factor) {
        int width = Math.max(1, (int) Math.floor(image.width() * factor));
        int height = Math.max(1, (int) Math.floor(image.height() * factor));
        return apply(image, line(image.width(), width, 1 / factor), line(image.height(), height, 1 / factor));
    }

    private Line line(int from, int to, double step) {
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step - 0.5;
            switch (this) {
                case AREA -> {
                    // Area goes by the sizes, whatever the factor was.
                    first[i] = (int) ((long) i * from / to);
                    int end = (int) (((long) (i + 1) * from + to - 1) / to);
                    weights[i] = new float[end - first[i]];
                    Arrays.fill(weights[i], 1f / (end - first[i]));
                }
                case NEAREST -> {
                    first[i] = Math.min((int) Math.floor(i * step), from - 1);
                    weights[i] = new float[] {1};
                }
                case BILINEAR -> {
                    double at = Math.max(0, centre);
                    first[i] = (int) at;
                    float t = (float) (at - first[i]);
                    weights[i] = new float[] {1 - t, t};
                }
                case BICUBIC -> {
                    int base = (int) Math.floor(centre);
                    double t = centre - base;
                    first[i] = base - 1;
                    weights[i] = new float[] {far(t + 1), near(t), near(1 - t), far(2 - t)};
                }
            }
        }
        return new Line(first, weights);
    }

    private static float near(double x) {
        return (float) (((A + 2) * x - (A + 3)) * x * x + 1);
    }

    private static float far(double x) {
        return (float) (((A * x - 5 * A) * x + 8 * A) * x - 4 * A);
    }

    private static Planes apply(Planes image, Line columns, Line rows) {
        int w = columns.first.length;
        int h = rows.first.length;
        Planes result = Planes.empty(w, h);
        float[] narrow = new float[image.height() * w];
        for (int c = 0; c < Planes.CHANNELS; c++) {
            for (int y = 0; y < image.height(); y++) {
                int from = (c * image.height() + y) * image.width();
                for (int x = 0; x < w; x++) {
                    float sum = 0;
                    float[] weights = columns.weights[x];
                    for (int k = 0; k < weights.length; k++) {
                        int at = Math.clamp(columns.first[x] + k, 0, image.width() - 1);
                        sum += weights[k] * image.samples()[from + at];
                    }
                    narrow[y * w + x] = sum;
                }
            }
            for (int y = 0; y < h; y++) {
                float[] weights = rows.weights[y];
                for (int k = 0; k < weights.length; k++) {
                    int at = Math.clamp(rows.first[y] + k, 0, image.height() - 1);
                    Filtering.accumulate(result.samples(), (c * h + y) * w, narrow, at * w, w, weights[k]);
                }
            }
        }
        return result;
    }
}
