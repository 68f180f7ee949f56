package studio.raim.engine.nn.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tensor as it lies in a file.
 *
 * @param shape sizes of the axes; empty for a scalar
 * @param strides elements from one index to the next, an axis each; never negative
 * @param bytes little-endian numbers; the first element is at the buffer's position, and the last one is inside it
 */
public record StoredTensor(ElementType type, List<Long> shape, List<Long> strides, ByteBuffer bytes) {
    public StoredTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (shape.size() != strides.size()) {
            throw new MalformedCheckpointException("Shape %s has %d strides".formatted(shape, strides.size()));
        }
        long needed = extent(shape, strides) * type.bytes();
        if (needed > bytes.remaining()) {
            throw new MalformedCheckpointException("A tensor %s %s with strides %s needs %d bytes and has %d"
                    .formatted(type, shape, strides, needed, bytes.remaining()));
        }
    }

    /** A tensor whose last axis is innermost. */
    public static StoredTensor contiguous(ElementType type, List<Long> shape, ByteBuffer bytes) {
        return new StoredTensor(type, shape, contiguousStrides(shape), bytes);
    }

    static List<Long> contiguousStrides(List<Long> shape) {
        List<Long> strides = new ArrayList<>(Collections.nCopies(shape.size(), 1L));
        for (int axis = shape.size() - 2; axis >= 0; axis--) {
            strides.set(axis, product(strides.get(axis + 1), Math.max(1, shape.get(axis + 1))));
        }
        return strides;
    }

    /** Elements from the first to the last one, both included; 0 for a tensor without elements. */
    static long extent(List<Long> shape, List<Long> strides) {
        long last = 0;
        for (int axis = 0; axis < shape.size(); axis++) {
            if (shape.get(axis) < 0 || strides.get(axis) < 0) {
                throw new MalformedCheckpointException(
                        "Negative sizes: shape %s, strides %s".formatted(shape, strides));
            }
            if (shape.get(axis) == 0) {
                return 0;
            }
            last = sum(last, product(shape.get(axis) - 1, strides.get(axis)));
        }
        return last + 1;
    }

    public long elements() {
        return shape.stream().reduce(1L, StoredTensor::product);
    }

    /** The buffer of the bytes; each call gives an own position. */
    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    public long[] shapeArray() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    public long[] strideArray() {
        return strides.stream().mapToLong(Long::longValue).toArray();
    }

    private static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        if (high != 0 || a * b < 0 || a * b > Long.MAX_VALUE / 16) {
            throw new MalformedCheckpointException("A tensor cannot have %d × %d elements".formatted(a, b));
        }
        return a * b;
    }

    private static long sum(long a, long b) {
        if (a + b < 0 || a + b > Long.MAX_VALUE / 16) {
            throw new MalformedCheckpointException("A tensor cannot span %d + %d elements".formatted(a, b));
        }
        return a + b;
    }
}
