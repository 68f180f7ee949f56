package studio.raim.engine.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** A small array in Java, for answers that are worked out with loops. */
final class Numbers {
    private final int[] shape;
    private final double[] values;

    Numbers(int[] shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    int[] shape() {
        return shape;
    }

    double[] values() {
        return values;
    }

    static Numbers filled(ToDoubleFunction<int[]> at, int... shape) {
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = at.applyAsDouble(index(i, shape));
        }
        return new Numbers(shape, values);
    }

    static Numbers random(long seed, int... shape) {
        Random random = new Random(seed);
        // Rounded to what bfloat16 can hold, so that half-precision runs start from the same numbers.
        return filled(at -> Math.rint(random.nextGaussian() * 32) / 32, shape);
    }

    static Numbers of(NDArray array) {
        int[] shape = Arrays.stream(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        float[] floats = array.toFloatArray();
        double[] values = new double[floats.length];
        Arrays.setAll(values, i -> floats[i]);
        return new Numbers(shape, values);
    }

    NDArray in(NDManager scope) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return scope.create(
                floats, new Shape(Arrays.stream(shape).asLongStream().toArray()));
    }

    /** The number at an index, and 0 outside. */
    double at(int... index) {
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                return 0;
            }
            position = position * shape[axis] + index[axis];
        }
        return values[position];
    }

    double largestDifference(Numbers other) {
        if (!Arrays.equals(shape, other.shape)) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = Math.abs(values[i] - other.values[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }

    double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static int[] index(int position, int[] shape) {
        int[] index = new int[shape.length];
        int rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }
}
