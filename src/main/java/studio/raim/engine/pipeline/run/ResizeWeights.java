package studio.raim.engine.pipeline.run;

import studio.raim.engine.pipeline.spec.Filter;

/**
 * Which input pixels make each output pixel of a line, and how much each counts.
 *
 * <p>Pixel centres lie at half-integers. Bicubic has a = -0.5 (Keys, 1981), Lanczos three lobes; both are as wide as the
 * larger of the two pixel sizes. Area is the exact overlap of the pixels.
 */
final class ResizeWeights {
    private final int[] starts;
    private final float[][] weights;

    private ResizeWeights(int[] starts, float[][] weights) {
        this.starts = starts;
        this.weights = weights;
    }

    static ResizeWeights of(int in, int out, Filter filter) {
        int[] starts = new int[out];
        float[][] weights = new float[out][];
        double step = (double) in / out;
        double width = Math.max(1, step);
        for (int o = 0; o < out; o++) {
            double centre = (o + 0.5) * step;
            double reach = reach(filter) * width;
            int first = Math.clamp((long) Math.floor(centre - reach), 0, in - 1);
            int end = Math.clamp((long) Math.ceil(centre + reach), first + 1, in);
            if (filter == Filter.NEAREST) {
                first = Math.clamp((long) Math.floor(centre), 0, in - 1);
                end = first + 1;
            }
            starts[o] = first;
            weights[o] = normalised(first, end, centre, step, width, filter);
        }
        return new ResizeWeights(starts, weights);
    }

    private static float[] normalised(int first, int end, double centre, double step, double width, Filter filter) {
        double[] raw = new double[end - first];
        double sum = 0;
        for (int i = first; i < end; i++) {
            raw[i - first] = weight(i, centre, step, width, filter);
            sum += raw[i - first];
        }
        float[] result = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            result[i] = (float) (raw[i] / sum);
        }
        return result;
    }

    private static double weight(int i, double centre, double step, double width, Filter filter) {
        double x = Math.abs((i + 0.5 - centre) / width);
        return switch (filter) {
            case NEAREST -> 1;
            case AREA -> Math.max(0, Math.min(i + 1, centre + step / 2) - Math.max(i, centre - step / 2));
            case BICUBIC -> x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
            case LANCZOS -> x < 3 ? sinc(x) * sinc(x / 3) : 0;
        };
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double reach(Filter filter) {
        return switch (filter) {
            case NEAREST, AREA -> 0.5;
            case BICUBIC -> 2;
            case LANCZOS -> 3;
        };
    }

    int first(int out) {
        return starts[out];
    }

    int end(int out) {
        return starts[out] + weights[out].length;
    }

    float at(int out, int in) {
        return weights[out][in - starts[out]];
    }
}
