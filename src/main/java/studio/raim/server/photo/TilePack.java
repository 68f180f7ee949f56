package studio.raim.server.photo;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Many tiles in one file: the start of each as a 64 bit number, the end of the last one, then their bytes. One file, because
 * a large photo has hundreds of tiles, and because a renamed file is there as a whole or not at all.
 */
final class TilePack {
    private TilePack() {}

    /** Hands its tiles out one after the other. */
    @FunctionalInterface
    interface Tiles {
        void to(Sink sink) throws IOException;
    }

    @FunctionalInterface
    interface Sink {
        void put(byte[] tile) throws IOException;
    }

    /** Writes the file under a temporary name beside it first. */
    static void write(Path file, int count, Tiles tiles) throws IOException {
        Path fresh = Files.createTempFile(Files.createDirectories(file.getParent()), "new", ".tmp");
        try {
            long[] starts = new long[count + 1];
            starts[0] = Long.BYTES * (count + 1L);
            int[] next = {0};
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                out.write(new byte[Long.BYTES * (count + 1)]);
                tiles.to(tile -> {
                    out.write(tile);
                    starts[next[0] + 1] = starts[next[0]] + tile.length;
                    next[0]++;
                });
            }
            if (next[0] != count) {
                throw new IllegalStateException("%d tiles were cut instead of %d".formatted(next[0], count));
            }
            writeStarts(fresh, starts);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** @throws java.nio.file.NoSuchFileException if the file is not there (any more) */
    static byte[] read(Path file, int number) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer ends = bytes(channel, (long) Long.BYTES * number, 2 * Long.BYTES);
            long start = ends.getLong();
            return bytes(channel, start, Math.toIntExact(ends.getLong() - start))
                    .array();
        }
    }

    private static void writeStarts(Path file, long[] starts) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            ByteBuffer index = ByteBuffer.allocate(Long.BYTES * starts.length);
            index.asLongBuffer().put(starts);
            access.write(index.array());
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("A pack of tiles ends too early");
            }
        }
        return buffer.flip();
    }
}
