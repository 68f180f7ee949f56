package studio.raim.engine.nn.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes safetensors files: whole or not at all. */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * Writes beside the file, syncs, and renames.
     *
     * @param tensors contiguous ones, in the order in which they will lie in the file
     * @param remarks what the header's {@code __metadata__} says
     */
    public static void write(Path file, Map<String, StoredTensor> tensors, Map<String, String> remarks)
            throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, header(tensors, remarks));
            for (StoredTensor tensor : tensors.values()) {
                writeAll(channel, content(tensor));
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ByteBuffer header(Map<String, StoredTensor> tensors, Map<String, String> remarks)
            throws JsonProcessingException {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!remarks.isEmpty()) {
            header.put("__metadata__", remarks);
        }
        long at = 0;
        for (var entry : tensors.entrySet()) {
            StoredTensor tensor = entry.getValue();
            long end = at + tensor.elements() * tensor.type().bytes();
            header.put(
                    entry.getKey(),
                    Map.of("dtype", tensor.type().name(), "shape", tensor.shape(), "data_offsets", List.of(at, end)));
            at = end;
        }
        byte[] json = JsonMapper.builder().build().writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static ByteBuffer content(StoredTensor tensor) {
        if (!tensor.strides().equals(StoredTensor.contiguousStrides(tensor.shape()))) {
            throw new IllegalArgumentException(
                    "A tensor with the strides %s cannot be written; copy it first".formatted(tensor.strides()));
        }
        ByteBuffer bytes = tensor.bytes();
        return bytes.limit(bytes.position()
                + Math.toIntExact(tensor.elements() * tensor.type().bytes()));
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
