package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.raim.engine.nn.Operation.Call;

/** Joining, cutting and rearranging tensors. Negative axes count from the last. */
public final class Shapes {
    private Shapes() {}

    /** Joins tensors along an axis; all other axes must agree. */
    public static Tensor concat(int axis, Tensor... parts) {
        Tensor first = parts[0];
        int joined = first.axis(axis);
        List<Dim> shape = new ArrayList<>(first.shape());
        for (Tensor part : List.of(parts).subList(1, parts.length)) {
            boolean fits = part.rank() == first.rank()
                    && IntStream.range(0, first.rank())
                            .allMatch(i -> i == joined
                                    || part.shape()
                                            .get(i)
                                            .canEqual(first.shape().get(i)));
            if (!fits) {
                throw new ShapeMismatchException(
                        "Cannot join %s and %s along axis %d".formatted(first.shape(), part.shape(), axis));
            }
            shape.set(joined, shape.get(joined).plus(part.shape().get(joined)));
        }
        String list = String.join(", ", Collections.nCopies(parts.length, "$"));
        return first.call(new Call("torch.cat([" + list + "], " + joined + ")"), shape, parts);
    }

    /** The same numbers in another shape; sizes that vary come from {@link Tensor#size}. */
    public static Tensor reshape(Tensor x, Dim... shape) {
        if (allKnown(x.shape()) && allKnown(List.of(shape)) && count(x.shape()) != count(List.of(shape))) {
            throw new ShapeMismatchException("%s cannot become %s".formatted(x.shape(), Arrays.toString(shape)));
        }
        return x.call(new Call("torch.reshape($, " + texts(shape) + ")"), List.of(shape), x);
    }

    /** Joins the axes from {@code first} to {@code last} into one. */
    public static Tensor flatten(Tensor x, int first, int last) {
        List<Dim> shape = new ArrayList<>(x.shape().subList(0, x.axis(first)));
        shape.add(x.shape().subList(x.axis(first), x.axis(last) + 1).stream().reduce(Dim.of(1), Dim::times));
        shape.addAll(x.shape().subList(x.axis(last) + 1, x.rank()));
        return x.call(new Call("torch.flatten($, " + x.axis(first) + ", " + x.axis(last) + ")"), shape, x);
    }

    /** Axis i of the result is axis {@code order[i]} of x. */
    public static Tensor permute(Tensor x, int... order) {
        List<Dim> shape = Arrays.stream(order)
                .mapToObj(axis -> x.shape().get(x.axis(axis)))
                .toList();
        if (Arrays.stream(order).map(x::axis).distinct().count() != x.rank()) {
            throw new ShapeMismatchException("%s is no order of %s".formatted(Arrays.toString(order), x.shape()));
        }
        return x.call(new Call("torch.permute($, " + Arrays.toString(order) + ")"), shape, x);
    }

    /** Swaps two axes. */
    public static Tensor transpose(Tensor x, int a, int b) {
        List<Dim> shape = new ArrayList<>(x.shape());
        Collections.swap(shape, x.axis(a), x.axis(b));
        return x.call(new Call("torch.transpose($, " + a + ", " + b + ")"), shape, x);
    }

    /** The part from index {@code from} up to, and without, {@code to}. */
    public static Tensor slice(Tensor x, int axis, Dim from, Dim to) {
        List<Dim> shape = new ArrayList<>(x.shape());
        shape.set(x.axis(axis), to.minus(from));
        String format = "torch.slice($, %d, %s, %s)".formatted(x.axis(axis), from.text(), to.text());
        return x.call(new Call(format), shape, x);
    }

    public static Tensor slice(Tensor x, int axis, long from, long to) {
        Dim size = x.shape().get(x.axis(axis));
        if (from < 0 || to < from || (size.isKnown() && to > size.value())) {
            throw new ShapeMismatchException(
                    "%d to %d is no part of axis %d of %s".formatted(from, to, axis, x.shape()));
        }
        return slice(x, axis, Dim.of(from), Dim.of(to));
    }

    /** Equal parts along an axis, which the count must divide. */
    public static List<Tensor> chunk(Tensor x, int count, int axis) {
        Dim size = x.size(axis);
        if (size.isKnown() && size.value() % count != 0) {
            throw new ShapeMismatchException("Axis %d of %s has no %d equal parts".formatted(axis, x.shape(), count));
        }
        Dim part = size.over(count);
        return IntStream.range(0, count)
                .mapToObj(i -> slice(x, axis, part.times(i), part.times(i + 1)))
                .toList();
    }

    /** Parts of these sizes along an axis. */
    public static List<Tensor> split(Tensor x, int axis, long... sizes) {
        List<Tensor> parts = new ArrayList<>();
        long from = 0;
        for (long size : sizes) {
            parts.add(slice(x, axis, from, from + size));
            from += size;
        }
        return parts;
    }

    /** Repeats axes of size 1 without copying. */
    public static Tensor expand(Tensor x, Dim... shape) {
        return x.call(new Call("torch.expand($, " + texts(shape) + ")"), List.of(shape), x);
    }

    /** Adds an axis of size 1 before {@code axis}. */
    public static Tensor unsqueeze(Tensor x, int axis) {
        List<Dim> shape = new ArrayList<>(x.shape());
        int at = axis < 0 ? axis + x.rank() + 1 : axis;
        shape.add(at, Dim.of(1));
        return x.call(new Call("torch.unsqueeze($, " + at + ")"), shape, x);
    }

    /** Removes an axis of size 1. */
    public static Tensor squeeze(Tensor x, int axis) {
        List<Dim> shape = new ArrayList<>(x.shape());
        if (!shape.remove(x.axis(axis)).canEqual(Dim.of(1))) {
            throw new ShapeMismatchException("Axis %d of %s is not of size 1".formatted(axis, x.shape()));
        }
        return x.call(new Call("torch.squeeze($, " + x.axis(axis) + ")"), shape, x);
    }

    /** Shifts along axes; what leaves at one end comes in at the other. */
    public static Tensor roll(Tensor x, int[] shifts, int[] axes) {
        return x.same("torch.roll($, " + Arrays.toString(shifts) + ", " + Arrays.toString(axes) + ")");
    }

    /** Reverses axes. */
    public static Tensor flip(Tensor x, int... axes) {
        return x.same("torch.flip($, " + Arrays.toString(axes) + ")");
    }

    /** The same numbers along an axis, the least first. */
    public static Tensor sorted(Tensor x, int axis) {
        return x.same("(torch.sort($, " + x.axis(axis) + ", False))[0]");
    }

    /** The entries of axis 0 at whole-number positions: (K, …), (any shape S) -> (S, …). */
    public static Tensor lookUp(Tensor table, Tensor positions) {
        List<Dim> shape = new ArrayList<>(positions.shape());
        shape.addAll(table.shape().subList(1, table.rank()));
        String format = "torch.index($, annotate(List[Optional[Tensor]], [$]))";
        return table.call(new Call(format), shape, table, positions);
    }

    private static boolean allKnown(List<Dim> shape) {
        return shape.stream().allMatch(Dim::isKnown);
    }

    private static long count(List<Dim> shape) {
        return shape.stream().mapToLong(Dim::value).reduce(1, (a, b) -> a * b);
    }

    private static String texts(Dim... shape) {
        return Arrays.stream(shape).map(Dim::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
