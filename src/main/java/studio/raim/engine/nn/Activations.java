package studio.raim.engine.nn;

import java.util.List;
import studio.raim.engine.nn.Operation.Pointwise;

/** Functions of each element: any shape -> the same shape. */
public final class Activations {
    private static final String PLAIN = "";

    private Activations() {}

    /** max(0, x). */
    public static Tensor relu(Tensor x) {
        return fusible(x, "torch.relu($)", "relu", List.of(), PLAIN);
    }

    /** x for x ≥ 0, slope · x below. */
    public static Tensor leakyRelu(Tensor x, double slope) {
        String format = "torch.leaky_relu($, " + Operation.number(slope) + ")";
        return fusible(x, format, "leaky_relu", List.of(slope), PLAIN);
    }

    /** x · Φ(x) with the normal distribution function Φ; the exact form. */
    public static Tensor gelu(Tensor x) {
        return fusible(x, "torch.gelu($, approximate=\"none\")", "gelu", List.of(), "none");
    }

    /** x/2 · (1 + tanh(√(2/π)(x + 0.044715 x³))); differs from {@link #gelu} by up to 0.0005. */
    public static Tensor geluTanh(Tensor x) {
        return fusible(x, "torch.gelu($, approximate=\"tanh\")", "gelu", List.of(), "tanh");
    }

    /** 1 / (1 + e⁻ˣ). */
    public static Tensor sigmoid(Tensor x) {
        return fusible(x, "torch.sigmoid($)", "sigmoid", List.of(), PLAIN);
    }

    public static Tensor tanh(Tensor x) {
        return fusible(x, "torch.tanh($)", "tanh", List.of(), PLAIN);
    }

    /** x · sigmoid(x). */
    public static Tensor silu(Tensor x) {
        return x.same("torch.silu($)");
    }

    /** x for x > 0, alpha · (eˣ − 1) below. */
    public static Tensor elu(Tensor x, double alpha) {
        return x.same("torch.elu($, " + Operation.number(alpha) + ")");
    }

    /** ln(1 + eˣ). */
    public static Tensor softplus(Tensor x) {
        return x.same("torch.softplus($)");
    }

    /** x · tanh(softplus(x)), with the natural logarithm. */
    public static Tensor mish(Tensor x) {
        return x.same("torch.mish($)");
    }

    public static Tensor clamp(Tensor x, double low, double high) {
        return x.same("torch.clamp($, %s, %s)".formatted(Operation.number(low), Operation.number(high)));
    }

    /** eˣ⁽ⁱ⁾ / Σ eˣ⁽ʲ⁾ along an axis; negative axes count from the last. */
    public static Tensor softmax(Tensor x, int axis) {
        return x.same("torch.softmax($, " + axis + ")");
    }

    public static Tensor exp(Tensor x) {
        return x.same("torch.exp($)");
    }

    public static Tensor log(Tensor x) {
        return x.same("torch.log($)");
    }

    public static Tensor sqrt(Tensor x) {
        return x.same("torch.sqrt($)");
    }

    public static Tensor abs(Tensor x) {
        return x.same("torch.abs($)");
    }

    public static Tensor square(Tensor x) {
        return x.same("torch.square($)");
    }

    public static Tensor sin(Tensor x) {
        return x.same("torch.sin($)");
    }

    public static Tensor cos(Tensor x) {
        return x.same("torch.cos($)");
    }

    private static Tensor fusible(Tensor x, String format, String name, List<Double> scalars, String algorithm) {
        return x.call(new Pointwise(format, name, scalars, algorithm), x.shape(), x);
    }
}
