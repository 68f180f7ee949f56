package studio.raim.engine.nn.checkpoint;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tensors that lie in a file at known places; each is mapped when it is asked for. */
final class MappedTensors implements Checkpoint {
    private final MappedFile file;
    private final Map<String, Place> places;
    private final boolean namesAreAuthors;

    /** Where a tensor lies; {@code from} is the file offset of its first element. */
    record Place(ElementType type, List<Long> shape, List<Long> strides, long from) {
        static Place contiguous(ElementType type, List<Long> shape, long from) {
            return new Place(type, shape, StoredTensor.contiguousStrides(shape), from);
        }

        long bytes() {
            return StoredTensor.extent(shape, strides) * type.bytes();
        }
    }

    /**
     * Takes over the file.
     *
     * @param namesAreAuthors false when the format keeps only the order of the tensors
     */
    MappedTensors(MappedFile file, Map<String, Place> places, boolean namesAreAuthors) {
        this.file = file;
        this.places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        this.namesAreAuthors = namesAreAuthors;
    }

    @Override
    public Set<String> names() {
        return places.keySet();
    }

    @Override
    public StoredTensor tensor(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    "%s has no tensor '%s'".formatted(file.path().getFileName(), name));
        }
        ByteBuffer bytes = file.map(place.from(), place.bytes());
        return new StoredTensor(place.type(), place.shape(), place.strides(), bytes);
    }

    @Override
    public Checkpoint namedFor(Map<String, List<Long>> expected) {
        return namesAreAuthors ? this : new MappedTensors(file, InOrder.rename(places, expected), true);
    }

    @Override
    public void close() {
        file.close();
    }
}
