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

    static Canvas resize(Pixels in, Canvas out, Filter filter, Cancellation cancellation) {
        ResizeWeights across = ResizeWeights.of(in.width(), out.width(), filter);
        ResizeWeights down = ResizeWeights.of(in.height(), out.height(), filter);
        for (int top = 0; top < out.height(); top += BAND) {
            cancellation.check();
            int rows = Math.min(BAND, out.height() - top);
            out.write(0, top, out.width(), rows, window(in, across, down, 0, top, out.width(), rows));
        }
        return out;
    }

    /** A window of the resized image, planar (C, height, width), from the buffer's start to its end. */
    static FloatBuffer window(
            Pixels in, ResizeWeights across, ResizeWeights down, int left, int top, int width, int height) {
        int firstColumn = across.first(left);
        int columns = across.end(left + width - 1) - firstColumn;
        int firstRow = down.first(top);
        int rows = down.end(top + height - 1) - firstRow;
        FloatBuffer source = FloatBuffer.allocate(in.channels() * rows * columns);
        in.readPlanar(firstColumn, firstRow, columns, rows, source);
        FloatBuffer window = FloatBuffer.allocate(in.channels() * height * width);
        for (int c = 0; c < in.channels(); c++) {
            float[] narrow = new float[rows * width];
            for (int y = 0; y < rows; y++) {
                int line = (c * rows + y) * columns - firstColumn;
                across(source.array(), line, across, left, width, narrow, y * width);
            }
            down(narrow, width, firstRow, top, height, down, window);
        }
        return window.flip();
    }

    /** Input pixel i of the line lies at {@code line + i}. */
    private static void across(
            float[] source, int line, ResizeWeights weights, int left, int width, float[] result, int at) {
        for (int x = 0; x < width; x++) {
            float sum = 0;
            for (int i = weights.first(left + x); i < weights.end(left + x); i++) {
                sum += weights.at(left + x, i) * source[line + i];
            }
            result[at + x] = sum;
        }
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
