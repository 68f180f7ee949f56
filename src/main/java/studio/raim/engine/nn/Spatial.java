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

    /**
     * Resizes without aliasing: (N, C, H, W) -> (N, C, ⌊f·H⌋, ⌊f·W⌋), at least one pixel. Half-pixel centres; the bicubic kernel
     * has a = −0.5, as Pillow's.
     */
    public static Tensor resize(Tensor x, double factor, Filter filter) {
        String function =
                switch (filter) {
                    case BILINEAR -> "torch._upsample_bilinear2d_aa";
                    case BICUBIC -> "torch._upsample_bicubic2d_aa";
                    case AREA, NEAREST -> throw new IllegalArgumentException(filter + " takes a whole factor");
                };
        Dim rows = scaled(x, 2, factor);
        Dim columns = scaled(x, 3, factor);
        String format = function + "($, [" + rows.text() + ", " + columns.text() + "], False)";
        return x.call(new Call(format, true), image(x, x.shape().get(1), rows, columns), x);
    }

    private static Dim scaled(Tensor x, int axis, double factor) {
        Dim size = x.size(axis);
        if (size.isKnown()) {
            return Dim.of(Math.max(1, (long) Math.floor(size.value() * factor)));
        }
        // One rounding error of the product must not lose a pixel: 1/3 of 9 is 3.
        String product = "torch.add(torch.mul(" + size.text() + ", " + Operation.number(factor) + "), 1.0e-6)";
        String text = "ops.prim.max(1, torch.floor(" + product + "))";
        return Dim.symbol("⌊" + factor + "·" + size + "⌋").readAs(text);
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
