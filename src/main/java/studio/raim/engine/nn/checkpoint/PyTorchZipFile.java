package studio.raim.engine.nn.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.checkpoint.MappedTensors.Place;

/** PyTorch's format since 1.6: a zip of stored entries, {@code data.pkl} beside one entry for each row of numbers. */
final class PyTorchZipFile {
    private static final long MAX_PICKLE = 256L << 20;
    private static final String PICKLE = "data.pkl";

    private record Entry(long from, long size) {}

    private PyTorchZipFile() {}

    static Checkpoint open(Path path) {
        MappedFile file = new MappedFile(path);
        try {
            Map<String, Entry> entries = entries(path);
            String pickle = entries.keySet().stream()
                    .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                    .findFirst()
                    .orElse(PICKLE);
            Entry content = entries.get(pickle);
            if (content == null) {
                throw new MalformedCheckpointException(
                        path.getFileName() + " is a zip without data.pkl, so no PyTorch file");
            }
            String prefix = pickle.substring(0, pickle.length() - PICKLE.length());
            refuseBigEndian(file, entries.get(prefix + "byteorder"));
            Object root = new Unpickler(file.read(content.from(), limited(content.size()))).read();
            return new MappedTensors(file, places(StateDict.in(root), entries, prefix), true);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Map<String, Entry> entries(Path path) {
        Map<String, Entry> entries = new HashMap<>();
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw new MalformedCheckpointException(
                            "'%s' is compressed, which PyTorch never does".formatted(entry.getName()));
                }
                entries.put(entry.getName(), new Entry(entry.getDataOffset(), entry.getSize()));
            }
            return entries;
        } catch (MalformedCheckpointException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the library's own surprise at a damaged zip
            throw new MalformedCheckpointException(
                    "%s is a damaged zip: %s".formatted(path.getFileName(), e.getMessage()), e);
        }
    }

    private static void refuseBigEndian(MappedFile file, @Nullable Entry order) {
        if (order != null && order.size() > 0 && file.read(order.from(), 1).get(0) == 'b') {
            throw new MalformedCheckpointException("The file was written on a big-endian machine, which is not read");
        }
    }

    private static long limited(long size) {
        if (size > MAX_PICKLE) {
            throw new MalformedCheckpointException(
                    "data.pkl has %d bytes; the limit is %d".formatted(size, MAX_PICKLE));
        }
        return size;
    }

    private static Map<String, Place> places(
            Map<String, PickledTensor> tensors, Map<String, Entry> entries, String prefix) {
        Map<String, Place> places = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            Entry entry = entries.get(prefix + "data/" + tensor.storage().key());
            Place place = new Place(
                    tensor.storage().type(),
                    tensor.shape(),
                    tensor.strides(),
                    (entry == null ? 0 : entry.from()) + tensor.byteOffset());
            if (entry == null || tensor.byteOffset() + place.bytes() > entry.size()) {
                throw new MalformedCheckpointException(
                        "The numbers of '%s' %s are not in the file".formatted(name, tensor.shape()));
            }
            places.put(name, place);
        });
        return places;
    }
}
