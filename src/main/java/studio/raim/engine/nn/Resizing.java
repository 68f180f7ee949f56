package studio.raim.engine.nn;

import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/** Interpolation of images: (N, C, H, W) -> (N, C, H', W'). Pixels are squares: half-pixel centres, unless corners align. */
public final class Resizing {
    private Resizing() {}

    /**
     * Resizes by a factor without aliasing, to ⌊f·H⌋ × ⌊f·W⌋ and at least one pixel. The bicubic kernel has a = −0.5, as Pillow's.
     */
    public static Tensor withoutAliasing(Tensor x, double factor, Filter filter) {
        String function =
                switch (filter) {
                    case BILINEAR -> "torch._upsample_bilinear2d_aa";
                    case BICUBIC -> "torch._upsample_bicubic2d_aa";
                    case AREA, NEAREST -> throw new IllegalArgumentException(filter + " takes a whole factor");
                };
        return to(x, function, scaled(x, 2, factor), scaled(x, 3, factor), false);
    }

    /** Straight lines between pixel centres, as libtorch's {@code interpolate}; aliases when it makes images smaller. */
    public static Tensor bilinear(Tensor x, Dim height, Dim width, boolean alignCorners) {
        return to(x, "torch.upsample_bilinear2d", height, width, alignCorners);
    }

    /** Keys' cubic with a = −0.75, as libtorch's {@code interpolate}; aliases when it makes images smaller. */
    public static Tensor bicubic(Tensor x, Dim height, Dim width, boolean alignCorners) {
        return to(x, "torch.upsample_bicubic2d", height, width, alignCorners);
    }

    /** The pixel ⌊i · H / H'⌋. */
    public static Tensor nearest(Tensor x, Dim height, Dim width) {
        String format = "torch.upsample_nearest2d($, " + sides(height, width) + ", None, None)";
        return x.call(new Call(format), Spatial.image(x, x.shape().get(1), height, width), x);
    }

    /** Means of areas whose edges are rounded to whole pixels: libtorch's {@code adaptive_avg_pool2d}. */
    public static Tensor area(Tensor x, Dim height, Dim width) {
        String format = "torch.adaptive_avg_pool2d($, " + sides(height, width) + ")";
        return x.call(new Call(format), Spatial.image(x, x.shape().get(1), height, width), x);
    }

    private static Tensor to(Tensor x, String function, Dim height, Dim width, boolean alignCorners) {
        List<Dim> shape = Spatial.image(x, x.shape().get(1), height, width);
        String flag = alignCorners ? "True" : "False";
        String format = function + "($, " + sides(height, width) + ", " + flag + ", None, None)";
        return x.call(new Call(format, true), shape, x);
    }

    private static Dim scaled(Tensor x, int axis, double factor) {
        Dim size = x.size(axis);
        if (size.isKnown()) {
            return Dim.of(Math.max(1, (long) Math.floor(size.value() * factor + 1e-6)));
        }
        // One rounding error of the product must not lose a pixel: 1/3 of 9 is 3.
        String product = "torch.add(torch.mul(" + size.text() + ", " + Operation.number(factor) + "), 1.0e-6)";
        return Dim.symbol("⌊" + factor + "·" + size + "⌋").readAs("ops.prim.max(1, torch.floor(" + product + "))");
    }

    private static String sides(Dim height, Dim width) {
        return "[" + height.text() + ", " + width.text() + "]";
    }
}
