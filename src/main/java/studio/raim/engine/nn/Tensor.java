package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.raim.engine.nn.Operation.Call;
import studio.raim.engine.nn.Step.Operand;

/**
 * A tensor that will exist when the network runs: its shape is known as far as the architecture fixes it.
 *
 * <p>Operations make new tensors and never change one. Those without parameters are static methods of
 * {@link Activations}, {@link Shapes}, {@link Spatial}, {@link Padding}, {@link Windows}, {@link Norms},
 * {@link Reductions}, {@link Attention} and {@link Fourier}; those with parameters are methods of {@link Layers}.
 */
public final class Tensor {
    private final ProgramBuilder program;
    private final Operand operand;
    private final List<Dim> shape;

    Tensor(ProgramBuilder program, Operand operand, List<Dim> shape) {
        this.program = program;
        this.operand = operand;
        this.shape = List.copyOf(shape);
    }

    public List<Dim> shape() {
        return shape;
    }

    public int rank() {
        return shape.size();
    }

    /** The size of an axis (negative counts from the last), usable in reshapes and arithmetic. */
    public Dim size(int axis) {
        int at = axis(axis);
        return shape.get(at).isKnown() ? shape.get(at) : program.readSize(this, at);
    }

    /** The axis counted from the first, for one that may be counted from the last (negative). */
    int axis(int axis) {
        if (axis < -rank() || axis >= rank()) {
            throw new ShapeMismatchException("%s has no axis %d".formatted(shape, axis));
        }
        return axis < 0 ? axis + rank() : axis;
    }

    /** The size of axis 1, which must be fixed by the architecture. */
    public long channels() {
        return shape.get(1).value();
    }

    public Tensor add(Tensor other) {
        return broadcast("torch.add($, $)", other);
    }

    /** {@code this + factor · other}, in one pass over memory. */
    public Tensor addScaled(Tensor other, double factor) {
        return broadcast("torch.add($, $, alpha=" + Operation.number(factor) + ")", other);
    }

    public Tensor add(double value) {
        return same("torch.add($, " + Operation.number(value) + ")");
    }

    public Tensor sub(Tensor other) {
        return broadcast("torch.sub($, $)", other);
    }

    public Tensor mul(Tensor other) {
        return broadcast("torch.mul($, $)", other);
    }

    public Tensor mul(double value) {
        return same("torch.mul($, " + Operation.number(value) + ")");
    }

    public Tensor div(Tensor other) {
        return broadcast("torch.div($, $)", other);
    }

    public Tensor div(double value) {
        return same("torch.div($, " + Operation.number(value) + ")");
    }

    /** Divided by a size that may be known only at run time. */
    public Tensor div(Dim size) {
        return same("torch.div($, " + size.text() + ")");
    }

    /** Fixed numbers of this tensor's type, on its device. */
    public Tensor constant(float[] values, long... constantShape) {
        List<Dim> dims = new ArrayList<>();
        for (long size : constantShape) {
            dims.add(Dim.of(size));
        }
        StringBuilder list = new StringBuilder();
        for (float value : values) {
            list.append(list.isEmpty() ? "" : ", ").append(Operation.number(value));
        }
        String made = "torch.tensor([" + list + "], dtype=None, device=None, requires_grad=False)";
        String format = "torch.type_as(torch.reshape(%s, %s), $)".formatted(made, Arrays.toString(constantShape));
        return call(new Call(format), dims, this);
    }

    /** The larger of the two, number by number. */
    public Tensor max(Tensor other) {
        return broadcast("torch.maximum($, $)", other);
    }

    public Tensor neg() {
        return same("torch.neg($)");
    }

    /** Any libtorch call that keeps the shape; {@code $} stands for this tensor. */
    Tensor same(String format) {
        return call(new Call(format), shape, this);
    }

    Tensor broadcast(String format, Tensor other) {
        return call(new Call(format), broadcastShape(format, shape, other.shape), this, other);
    }

    Tensor call(Operation operation, List<Dim> resultShape, Tensor... operands) {
        return program.append(operation, resultShape, List.of(operands), "");
    }

    ProgramBuilder program() {
        return program;
    }

    Operand operand() {
        return operand;
    }

    private static List<Dim> broadcastShape(String format, List<Dim> left, List<Dim> right) {
        int rank = Math.max(left.size(), right.size());
        List<Dim> result = new ArrayList<>(rank);
        for (int axis = 0; axis < rank; axis++) {
            Dim a = at(left, axis - rank + left.size());
            Dim b = at(right, axis - rank + right.size());
            boolean aIsOne = a.isKnown() && a.value() == 1;
            boolean bIsOne = b.isKnown() && b.value() == 1;
            if (!aIsOne && !bIsOne && !a.canEqual(b)) {
                throw new ShapeMismatchException("%s: %s and %s do not fit together".formatted(format, left, right));
            }
            result.add(aIsOne || (!bIsOne && b.isKnown()) ? b : a);
        }
        return result;
    }

    private static Dim at(List<Dim> shape, int axis) {
        return axis < 0 ? Dim.of(1) : shape.get(axis);
    }

    @Override
    public String toString() {
        return operand.text() + " " + shape;
    }
}
