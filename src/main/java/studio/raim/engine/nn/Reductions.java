package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/** Sums and statistics along axes, which stay with the size 1. Negative axes count from the last. */
public final class Reductions {
    private Reductions() {}

    public static Tensor mean(Tensor x, int... axes) {
        return reduced(x, "torch.mean($, " + Arrays.toString(axes) + ", True)", axes);
    }

    public static Tensor sum(Tensor x, int... axes) {
        return reduced(x, "torch.sum($, " + Arrays.toString(axes) + ", True)", axes);
    }

    /** Mean squared distance from the mean: divided by the count, or by one less when {@code unbiased}. */
    public static Tensor variance(Tensor x, boolean unbiased, int... axes) {
        String flag = unbiased ? "True" : "False";
        return reduced(x, "torch.var($, " + Arrays.toString(axes) + ", " + flag + ", True)", axes);
    }

    /** The largest element. */
    public static Tensor max(Tensor x, int... axes) {
        return reduced(x, "torch.amax($, " + Arrays.toString(axes) + ", True)", axes);
    }

    /** The smallest element. */
    public static Tensor min(Tensor x, int... axes) {
        return reduced(x, "torch.amin($, " + Arrays.toString(axes) + ", True)", axes);
    }

    /** x divided by its Euclidean length along an axis, or by {@code smallest} where that is shorter. */
    public static Tensor normalize(Tensor x, int axis, double smallest) {
        String length = "torch.norm($, 2, [" + axis + "], True)";
        Tensor norm = reduced(x, length, axis);
        return x.div(norm.same("torch.clamp_min($, " + Operation.number(smallest) + ")"));
    }

    private static Tensor reduced(Tensor x, String format, int... axes) {
        List<Dim> shape = new ArrayList<>(x.shape());
        for (int axis : axes) {
            shape.set(x.axis(axis), Dim.of(1));
        }
        return x.call(new Call(format), shape, x);
    }
}
