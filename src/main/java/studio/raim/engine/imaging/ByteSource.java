package studio.raim.engine.imaging;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes by position, from a file or from memory; reading past the end is an {@link EOFException}. Not thread-safe. */
final class ByteSource implements Closeable {
    private static final int WINDOW = 1 << 16;

    private final @Nullable FileChannel channel;
    private final long size;
    private byte[] window;
    private long windowStart;
    private int windowLength;

    private ByteSource(@Nullable FileChannel channel, long size, byte[] window, int windowLength) {
        this.channel = channel;
        this.size = size;
        this.window = window;
        this.windowLength = windowLength;
    }

    static ByteSource of(byte[] bytes) {
        return new ByteSource(null, bytes.length, bytes, bytes.length);
    }

    static ByteSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new ByteSource(channel, channel.size(), new byte[WINDOW], 0);
    }

    long size() {
        return size;
    }

    int u8(long at) throws IOException {
        long i = at - windowStart;
        if (i < 0 || i >= windowLength) {
            fill(at);
            i = at - windowStart;
        }
        return window[(int) i] & 0xff;
    }

    int u16(long at, boolean little) throws IOException {
        return little ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
    }

    long u32(long at, boolean little) throws IOException {
        long first = u16(at, little);
        long second = u16(at + 2, little);
        return little ? first | second << 16 : first << 16 | second;
    }

    /** The text of the bytes, one character a byte. */
    String latin1(long at, int length) throws IOException {
        return new String(bytes(at, length), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(long at, long length) throws IOException {
        if (at < 0 || length < 0 || at + length > size || length > Integer.MAX_VALUE - 8) {
            throw new EOFException("%d bytes at %d of %d".formatted(length, at, size));
        }
        byte[] result = new byte[(int) length];
        int done = 0;
        while (done < result.length) {
            int n = read(at + done, result, done, result.length - done);
            if (n <= 0) {
                throw new EOFException("%d bytes at %d of %d".formatted(length, at, size));
            }
            done += n;
        }
        return result;
    }

    /** Up to length bytes; -1 at the end. */
    int read(long at, byte[] into, int offset, int length) throws IOException {
        if (at >= size) {
            return -1;
        }
        if (channel != null) {
            return channel.read(ByteBuffer.wrap(into, offset, length), at);
        }
        int n = (int) Math.min(length, size - at);
        System.arraycopy(window, (int) at, into, offset, n);
        return n;
    }

    private void fill(long at) throws IOException {
        if (at < 0 || at >= size || channel == null) {
            throw new EOFException("byte %d of %d".formatted(at, size));
        }
        windowLength = 0;
        windowStart = at;
        windowLength = Math.max(0, channel.read(ByteBuffer.wrap(window), at));
        if (windowLength == 0) {
            throw new EOFException("byte %d of %d".formatted(at, size));
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
