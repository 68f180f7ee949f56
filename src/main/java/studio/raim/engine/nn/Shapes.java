package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/** Joining, cutting and rearranging tensors. */
public final class Shapes {
    private Shapes() {}

    /** Joins tensors along an axis; all other axes must agree. */
    public static Tensor concat(int axis, Tensor... parts) {
        Tensor first = parts[0];
        List<Dim> shape = new ArrayList<>(first.shape());
        for (Tensor part : List.of(parts).subList(1, parts.length)) {
            for (int i = 0; i < first.rank(); i++) {
                if (part.rank() != first.rank()
                        || (i != axis
                                && !part.shape().get(i).canEqual(first.shape().get(i)))) {
                    throw new ShapeMismatchException(
                            "Cannot join %s and %s along axis %d".formatted(first.shape(), part.shape(), axis));
                }
            }
            shape.set(axis, shape.get(axis).plus(part.shape().get(axis)));
        }
        String list = String.join(", ", Collections.nCopies(parts.length, "$"));
        return first.call(new Call("torch.cat([" + list + "], " + axis + ")"), shape, parts);
    }
}
