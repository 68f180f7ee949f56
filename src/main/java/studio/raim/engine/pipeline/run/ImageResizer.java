package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import java.util.Arrays;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.spec.Filter;

/**
 * Resizes a whole image to any size, band by band: horizontally, then vertically, with the filter widened when the image
 * becomes smaller, and weights that sum to 1 inside the image.
 */
final class ImageResizer {
    /** Output rows that are held as floats at a time. */
    private static final int BAND = 64;

    private ImageResizer() {}

    static Pixels resize(Pixels in, int width, int height, int bitDepth, Filter filter, Cancellation cancellation) {
        Pixels out = Pixels.allocate(width, height, in.channels(), bitDepth);
        ResizeWeights across = ResizeWeights.of(in.width(), width, filter);
        ResizeWeights down = ResizeWeights.of(in.height(), height, filter);
        for (int top = 0; top < height; top += BAND) {
            cancellation.check();
            int rows = Math.min(BAND, height - top);
            int first = down.first(top);
            int used = down.end(top + rows - 1) - first;
            FloatBuffer source = FloatBuffer.allocate(in.channels() * used * in.width());
            in.readPlanar(0, first, in.width(), used, source);
            FloatBuffer band = FloatBuffer.allocate(in.channels() * rows * width);
            for (int c = 0; c < in.channels(); c++) {
                float[] narrow = across(source.array(), c * used, used, in.width(), across, width);
                down(narrow, width, first, top, rows, down, band);
            }
            out.writePlanar(0, top, width, rows, band.flip());
        }
        return out;
    }

    private static float[] across(
            float[] source, int firstLine, int lines, int stride, ResizeWeights weights, int width) {
        float[] result = new float[lines * width];
        for (int y = 0; y < lines; y++) {
            int line = (firstLine + y) * stride;
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int i = weights.first(x); i < weights.end(x); i++) {
                    sum += weights.at(x, i) * source[line + i];
                }
                result[y * width + x] = sum;
            }
        }
        return result;
    }

    private static void down(
            float[] source, int width, int first, int top, int rows, ResizeWeights weights, FloatBuffer band) {
        float[] line = new float[width];
        for (int y = top; y < top + rows; y++) {
            Arrays.fill(line, 0);
            for (int i = weights.first(y); i < weights.end(y); i++) {
                float weight = weights.at(y, i);
                int from = (i - first) * width;
                for (int x = 0; x < width; x++) {
                    line[x] += weight * source[from + x];
                }
            }
            band.put(line);
        }
    }
}
