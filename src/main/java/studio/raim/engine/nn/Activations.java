package studio.raim.engine.nn;

import java.util.List;
import studio.raim.engine.nn.Operation.Pointwise;

/** Functions of each element: any shape -> the same shape. */
public final class Activations {
    private Activations() {}

    /** x for x ≥ 0, slope · x below. */
    public static Tensor leakyRelu(Tensor x, double slope) {
        String format = "torch.leaky_relu($, " + Operation.number(slope) + ")";
        return x.call(new Pointwise(format, "leaky_relu", List.of(slope), ""), x.shape(), x);
    }

    /** max(0, x). */
    public static Tensor relu(Tensor x) {
        return x.call(new Pointwise("torch.relu($)", "relu", List.of(), ""), x.shape(), x);
    }
}
