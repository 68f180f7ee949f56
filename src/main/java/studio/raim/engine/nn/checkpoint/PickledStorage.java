package studio.raim.engine.nn.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch's reference to a row of numbers kept elsewhere in the file.
 *
 * @param viewOffset elements into that row, which only the legacy format uses
 */
record PickledStorage(ElementType type, String key, long elements, long viewOffset) {
    /** From the tuple {@code ("storage", class, key, device, elements[, view])}. */
    static PickledStorage of(List<?> tuple) {
        if (tuple.size() >= 5
                && "storage".equals(tuple.get(0))
                && tuple.get(1) instanceof PickledGlobals.StorageClass storageClass
                && tuple.get(2) instanceof String key
                && tuple.get(4) instanceof Long elements
                && elements >= 0) {
            return new PickledStorage(
                    storageClass.type(), key, elements, viewOffset(tuple.size() > 5 ? tuple.get(5) : null));
        }
        throw new MalformedCheckpointException("A reference to stored numbers is damaged");
    }

    private static long viewOffset(@Nullable Object view) {
        if (view == null) {
            return 0;
        }
        if (view instanceof List<?> parts && parts.size() == 3 && parts.get(1) instanceof Long offset && offset >= 0) {
            return offset;
        }
        throw new MalformedCheckpointException("A view of stored numbers is damaged");
    }
}
