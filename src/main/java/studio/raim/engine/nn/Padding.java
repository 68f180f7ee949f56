package studio.raim.engine.nn;

import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/** Adding pixels around images: (N, C, H, W) -> (N, C, H+top+bottom, W+left+right). */
public record Padding(Dim left, Dim right, Dim top, Dim bottom) {
    public static Padding of(long left, long right, long top, long bottom) {
        return new Padding(Dim.of(left), Dim.of(right), Dim.of(top), Dim.of(bottom));
    }

    /** The same on all four sides. */
    public static Padding all(long pixels) {
        return of(pixels, pixels, pixels, pixels);
    }

    /** Right and bottom, so that both sides become multiples. */
    public static Padding toMultipleOf(long multiple, Tensor x) {
        return new Padding(
                Dim.of(0),
                x.size(3).missingToMultipleOf(multiple),
                Dim.of(0),
                x.size(2).missingToMultipleOf(multiple));
    }

    /** Pixels of one value. */
    public Tensor constant(Tensor x, double value) {
        return apply(x, "torch.constant_pad_nd($, %s, " + Operation.number(value) + ")");
    }

    /** The image mirrored at the centre of its edge pixels; at most a side less one. */
    public Tensor reflect(Tensor x) {
        return apply(x, "torch.reflection_pad2d($, %s)");
    }

    /** The edge pixel repeated. */
    public Tensor replicate(Tensor x) {
        return apply(x, "torch.replication_pad2d($, %s)");
    }

    /** The opposite edge, as on a torus. */
    public Tensor circular(Tensor x) {
        return apply(x, "torch._pad_circular($, %s)");
    }

    private Tensor apply(Tensor x, String format) {
        String sizes = "[%s, %s, %s, %s]".formatted(left.text(), right.text(), top.text(), bottom.text());
        List<Dim> shape = Spatial.image(
                x,
                x.shape().get(1),
                x.shape().get(2).plus(top).plus(bottom),
                x.shape().get(3).plus(left).plus(right));
        return x.call(new Call(format.formatted(sizes)), shape, x);
    }
}
