package studio.raim.engine.nn.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.checkpoint.MappedTensors.Place;

/**
 * PyTorch's format before 1.6: pickles of a magic number, a version, the machine, the content and the list of storage keys, one
 * after the other; then for each key its number of elements and the elements.
 */
final class PyTorchLegacyFile {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;
    private static final long MAX_MAPPED = Integer.MAX_VALUE;
    /** PROTO 2, LONG1 of 10 bytes, the magic number. */
    private static final byte[] START = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19
    };

    private PyTorchLegacyFile() {}

    static boolean recognises(ByteBuffer start) {
        return start.remaining() >= START.length && start.slice(0, START.length).equals(ByteBuffer.wrap(START));
    }

    static Checkpoint open(Path path) {
        MappedFile file = new MappedFile(path);
        try {
            // Mapped, so that a large file's numbers are not read while its pickles are.
            ByteBuffer in = file.map(0, Math.min(file.size(), MAX_MAPPED)).order(ByteOrder.LITTLE_ENDIAN);
            if (!MAGIC.equals(new Unpickler(in).read())
                    || !Long.valueOf(VERSION).equals(new Unpickler(in).read())) {
                throw new MalformedCheckpointException(path.getFileName() + " is of another version than 1001");
            }
            refuseBigEndian(new Unpickler(in).read());
            Unpickler content = new Unpickler(in);
            Map<String, PickledTensor> tensors = StateDict.in(content.read());
            Object keys = new Unpickler(in).read();
            Map<String, Long> starts = storageStarts(file, in.position(), keys, content.storages());
            return new MappedTensors(file, places(file, tensors, starts), true);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void refuseBigEndian(@Nullable Object machine) {
        if (machine instanceof Map<?, ?> facts && Boolean.FALSE.equals(facts.get("little_endian"))) {
            throw new MalformedCheckpointException("The file was written on a big-endian machine, which is not read");
        }
    }

    /** Where each storage's elements begin. */
    private static Map<String, Long> storageStarts(
            MappedFile file, long from, @Nullable Object keys, Map<String, PickledStorage> storages) {
        Map<String, Long> starts = new HashMap<>();
        long at = from;
        for (Object key : keys instanceof List<?> list ? list : List.of()) {
            PickledStorage storage = key instanceof String name ? storages.get(name) : null;
            if (storage == null) {
                throw new MalformedCheckpointException("The file has stored numbers that its content does not mention");
            }
            long elements = file.read(at, 8).getLong();
            if (elements != storage.elements()) {
                throw new MalformedCheckpointException(
                        "The stored numbers '%s' should be %d and are %d".formatted(key, storage.elements(), elements));
            }
            at += 8;
            if (elements > (file.size() - at) / storage.type().bytes()) {
                throw new MalformedCheckpointException(
                        "The file ends within the %d stored numbers '%s'".formatted(elements, key));
            }
            starts.put(storage.key(), at);
            at += elements * storage.type().bytes();
        }
        return starts;
    }

    private static Map<String, Place> places(
            MappedFile file, Map<String, PickledTensor> tensors, Map<String, Long> starts) {
        Map<String, Place> places = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            Long start = starts.get(tensor.storage().key());
            Place place = new Place(
                    tensor.storage().type(),
                    tensor.shape(),
                    tensor.strides(),
                    (start == null ? 0 : start) + tensor.byteOffset());
            if (start == null || place.bytes() > file.size() - place.from()) {
                throw new MalformedCheckpointException(
                        "The numbers of '%s' %s are not in the file".formatted(name, tensor.shape()));
            }
            places.put(name, place);
        });
        return places;
    }
}
