package studio.raim.engine.nn;

import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/** Operations on images: (N, C, H, W). */
public final class Spatial {
    private Spatial() {}

    /** Repeats each pixel: (N, C, H, W) -> (N, C, f·H, f·W). */
    public static Tensor upsampleNearest(Tensor x, int factor) {
        Dim rows = x.size(2).times(factor);
        Dim columns = x.size(3).times(factor);
        String format = "torch.upsample_nearest2d($, [" + rows.text() + ", " + columns.text() + "], None, None)";
        return x.call(new Call(format), image(x, x.shape().get(1), rows, columns), x);
    }

    /** Channels to pixels: (N, f²·C, H, W) -> (N, C, f·H, f·W); channel c·f² + i·f + j goes to row i, column j. */
    public static Tensor pixelShuffle(Tensor x, int factor) {
        long channels = x.channels();
        if (channels % ((long) factor * factor) != 0) {
            throw new ShapeMismatchException(
                    "%d channels cannot be shuffled into %d×%d pixels".formatted(channels, factor, factor));
        }
        List<Dim> shape = image(
                x,
                Dim.of(channels / factor / factor),
                x.shape().get(2).times(factor),
                x.shape().get(3).times(factor));
        return x.call(new Call("torch.pixel_shuffle($, " + factor + ")"), shape, x);
    }

    /** Pixels to channels, the inverse of {@link #pixelShuffle}; H and W must be multiples of the factor. */
    public static Tensor pixelUnshuffle(Tensor x, int factor) {
        List<Dim> shape = image(
                x,
                Dim.of(x.channels() * factor * factor),
                x.shape().get(2).over(factor),
                x.shape().get(3).over(factor));
        return x.call(new Call("torch.pixel_unshuffle($, " + factor + ")"), shape, x);
    }

    /** Mean of each factor × factor block: (N, C, H, W) -> (N, C, ⌊H/f⌋, ⌊W/f⌋). */
    public static Tensor averagePool(Tensor x, int factor) {
        List<Dim> shape = image(
                x,
                x.shape().get(1),
                x.shape().get(2).over(factor),
                x.shape().get(3).over(factor));
        String window = "[" + factor + ", " + factor + "]";
        return x.call(new Call("torch.avg_pool2d($, " + window + ", " + window + ")"), shape, x);
    }

    /** Mean of each window: (N, C, H, W) -> (N, C, H', W'); padding counts as zeros that are part of the mean. */
    public static Tensor averagePool(Tensor x, int kernel, int stride, int padding) {
        return pooled(x, "torch.avg_pool2d($, %s, %s, %s)", kernel, stride, padding);
    }

    /** Largest of each window: (N, C, H, W) -> (N, C, H', W'). */
    public static Tensor maxPool(Tensor x, int kernel, int stride, int padding) {
        return pooled(x, "torch.max_pool2d($, %s, %s, %s)", kernel, stride, padding);
    }

    private static Tensor pooled(Tensor x, String format, int kernel, int stride, int padding) {
        ConvGeometry walk = ConvGeometry.valid().stride(stride).padding(padding);
        List<Dim> shape = image(
                x,
                x.shape().get(1),
                convolved(x.shape().get(2), kernel, padding, walk),
                convolved(x.shape().get(3), kernel, padding, walk));
        String window = "[" + kernel + ", " + kernel + "]";
        return x.call(new Call(format.formatted(window, walk.strides(), walk.paddings())), shape, x);
    }

    /** Convolution with a weight that the network computes: (N, in, H, W), (out, in/groups, k, k) -> (N, out, H', W'). */
    public static Tensor convolve(Tensor x, Tensor weight, int kernel, ConvGeometry geometry) {
        List<Dim> shape = image(
                x,
                weight.shape().get(0),
                convolved(x.shape().get(2), kernel, geometry.padRows(), geometry),
                convolved(x.shape().get(3), kernel, geometry.padColumns(), geometry));
        return x.call(new Operation.Convolution(geometry), shape, x, weight);
    }

    /** The same with one number for each output channel added. */
    static Tensor convolve(Tensor x, Tensor weight, int kernel, ConvGeometry geometry, Tensor bias) {
        List<Dim> shape = image(
                x,
                weight.shape().get(0),
                convolved(x.shape().get(2), kernel, geometry.padRows(), geometry),
                convolved(x.shape().get(3), kernel, geometry.padColumns(), geometry));
        return x.call(new Operation.Convolution(geometry), shape, x, weight, bias);
    }

    /**
     * Reads an image at points: (N, C, H, W), grid (N, H', W', 2) of x and y in [−1, 1] -> (N, C, H', W'), bilinear.
     *
     * @param alignCorners −1 and 1 are the centres of the outer pixels, not their outer edges
     * @param zerosOutside points outside read zero; else the nearest edge pixel
     */
    public static Tensor gridSample(Tensor x, Tensor grid, boolean zerosOutside, boolean alignCorners) {
        List<Dim> shape =
                image(x, x.shape().get(1), grid.shape().get(1), grid.shape().get(2));
        String format =
                "torch.grid_sampler($, $, 0, %d, %s)".formatted(zerosOutside ? 0 : 1, alignCorners ? "True" : "False");
        return x.call(new Call(format, true), shape, x, grid);
    }

    /** Each k×k neighbourhood as a column: (N, C, H, W) -> (N, C·k², L) with L windows, row by row. */
    public static Tensor unfold(Tensor x, int kernel, ConvGeometry geometry) {
        Dim windows = convolved(x.shape().get(2), kernel, geometry.padRows(), geometry)
                .times(convolved(x.shape().get(3), kernel, geometry.padColumns(), geometry));
        List<Dim> shape = List.of(x.shape().get(0), x.shape().get(1).times((long) kernel * kernel), windows);
        return x.call(new Call("torch.im2col($, " + columns(kernel, geometry) + ")"), shape, x);
    }

    /** The transpose of {@link #unfold}: adds the columns up into an image of the given sides. */
    public static Tensor fold(Tensor columns, int kernel, ConvGeometry geometry, Dim height, Dim width) {
        List<Dim> shape =
                List.of(columns.shape().get(0), columns.shape().get(1).over((long) kernel * kernel), height, width);
        String sides = "[" + height.text() + ", " + width.text() + "]";
        return columns.call(
                new Call("torch.col2im($, " + sides + ", " + columns(kernel, geometry) + ")"), shape, columns);
    }

    private static String columns(int kernel, ConvGeometry walk) {
        return "[%d, %d], %s, %s, %s".formatted(kernel, kernel, walk.dilations(), walk.paddings(), walk.strides());
    }

    /** The size that a convolution or pooling makes of {@code size}. */
    static Dim convolved(Dim size, int kernel, int padding, ConvGeometry geometry) {
        long shrink = 2L * padding - (long) geometry.dilation() * (kernel - 1) - 1;
        int stride = geometry.stride();
        if (stride > 1 && !size.isKnown() && shrink < 0 && shrink + stride >= 0) {
            return size.over(stride); // for the sizes an architecture asks for: multiples of its strides
        }
        return size.plus(shrink).over(stride).plus(1);
    }

    static List<Dim> image(Tensor like, Dim channels, Dim rows, Dim columns) {
        if (like.rank() != 4) {
            throw new ShapeMismatchException("Not an image (N, C, H, W): " + like.shape());
        }
        return List.of(like.shape().get(0), channels, rows, columns);
    }
}
