package studio.raim.engine.nn.onnx;

import java.util.List;

/**
 * What looking into an ONNX file and running it showed.
 *
 * @param scale output pixels for an input pixel, on each side
 * @param sizeMultiple that the sides of an image must be multiples of
 * @param range black and white as the network reads and writes them; of several that would do, the most likely
 * @param context input pixels around a place that its result notably depends on, as far as it was looked for
 * @param seconds that the largest trial took
 */
public record OnnxFindings(
        OnnxLayout layout, int scale, int sizeMultiple, List<Float> range, int context, double seconds) {
    public OnnxFindings {
        range = List.copyOf(range);
    }
}
