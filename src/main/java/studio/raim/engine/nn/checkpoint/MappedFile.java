package studio.raim.engine.nn.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file whose regions are mapped or read on demand; every region is checked against the file's size first. */
final class MappedFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    MappedFile(Path path) {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            size = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        return size;
    }

    Path path() {
        return path;
    }

    /** A read-only view of the file's bytes, not in the Java heap. */
    ByteBuffer map(long from, long length) {
        check(from, length);
        try {
            return channel.map(FileChannel.MapMode.READ_ONLY, from, length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot map " + path, e);
        }
    }

    /** A copy of the file's bytes; for the small parts. */
    ByteBuffer read(long from, long length) {
        check(from, length);
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (long at = from; buffer.hasRemaining(); ) {
                int count = channel.read(buffer, at);
                if (count < 0) {
                    throw new EOFException(path + " became shorter while it was read");
                }
                at += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        return buffer.flip();
    }

    private void check(long from, long length) {
        if (from < 0 || length < 0 || length > Integer.MAX_VALUE || from > size - length) {
            throw new MalformedCheckpointException("%s has %d bytes; a region of %d bytes from %d is not in it"
                    .formatted(path.getFileName(), size, length, from));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + path, e);
        }
    }
}
