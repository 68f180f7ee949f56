package studio.raim.engine.nn.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** A tensor as a PyTorch file describes it: which stored numbers, from where, in which steps. */
record PickledTensor(PickledStorage storage, long offset, List<Long> shape, List<Long> strides) {
    /** From the arguments {@code (storage, offset, shape, strides, …)}. */
    static PickledTensor of(List<?> arguments) {
        if (arguments.size() >= 4
                && arguments.get(0) instanceof PickledStorage storage
                && arguments.get(1) instanceof Long offset) {
            List<Long> shape = numbers(arguments.get(2));
            List<Long> strides = numbers(arguments.get(3));
            if (shape.size() == strides.size() && isIn(offset, storage)) {
                long extent = StoredTensor.extent(shape, strides);
                if (extent > storage.elements() - offset - storage.viewOffset() && extent > 0) {
                    throw new MalformedCheckpointException(
                            "A tensor %s with strides %s from element %d needs more than the %d stored numbers"
                                    .formatted(shape, strides, offset, storage.elements()));
                }
                return new PickledTensor(storage, offset, shape, strides);
            }
        }
        throw new MalformedCheckpointException("The description of a tensor is damaged");
    }

    /** Both offsets are checked one by one, because their sum could overflow. */
    private static boolean isIn(long offset, PickledStorage storage) {
        return offset >= 0 && offset <= storage.elements() && storage.viewOffset() <= storage.elements();
    }

    private static List<Long> numbers(Object list) {
        List<Long> numbers = new ArrayList<>();
        if (list instanceof List<?> values) {
            for (Object value : values) {
                if (!(value instanceof Long number)) {
                    throw new MalformedCheckpointException("A tensor's sizes must be whole numbers");
                }
                numbers.add(number);
            }
            return numbers;
        }
        throw new MalformedCheckpointException("A tensor's sizes must be a list");
    }

    /** Bytes from the start of the stored numbers to the first element. */
    long byteOffset() {
        return (offset + storage.viewOffset()) * storage.type().bytes();
    }
}
