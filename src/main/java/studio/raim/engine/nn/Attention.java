package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Operation.Call;

/** Products of matrices and what attention makes of them. */
public final class Attention {
    private Attention() {}

    /** Product of the last two axes: (…, A, B) · (…, B, C) -> (…, A, C); leading axes broadcast. */
    public static Tensor matmul(Tensor a, Tensor b) {
        Dim inner = a.shape().get(a.rank() - 1);
        if (!inner.canEqual(b.shape().get(b.rank() - 2))) {
            throw new ShapeMismatchException("%s and %s cannot be multiplied".formatted(a.shape(), b.shape()));
        }
        Tensor longer = a.rank() >= b.rank() ? a : b;
        List<Dim> shape = new ArrayList<>(longer.shape().subList(0, longer.rank() - 2));
        shape.add(a.shape().get(a.rank() - 2));
        shape.add(b.shape().get(b.rank() - 1));
        return a.call(new Call("torch.matmul($, $)"), shape, a, b);
    }

    /**
     * softmax(q · kᵀ · scale + mask) · v: (…, L, E), (…, S, E), (…, S, V) -> (…, L, V).
     *
     * @param mask added to the products, (…, L, S), or null
     * @param scale usually 1/√E
     */
    public static Tensor scaledDotProduct(Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, double scale) {
        List<Dim> shape = new ArrayList<>(q.shape());
        shape.set(shape.size() - 1, v.shape().get(v.rank() - 1));
        String rest = "0.0, False, scale=" + Operation.number(scale) + ")";
        return mask == null
                ? q.call(new Call("torch.scaled_dot_product_attention($, $, $, None, " + rest), shape, q, k, v)
                : q.call(new Call("torch.scaled_dot_product_attention($, $, $, $, " + rest), shape, q, k, v, mask);
    }

    /** Einstein's sum over two tensors, such as {@code bhid,bhjd->bhij}; the caller states the shape. */
    public static Tensor einsum(String equation, Tensor a, Tensor b, Dim... shape) {
        return a.call(new Call("torch.einsum(\"" + equation + "\", [$, $])"), List.of(shape), a, b);
    }
}
