package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** The parts of a file that a decoder needs, one after the other, so that it never meets the file's metadata. */
final class SplicedInput extends ImageInputStreamImpl {
    /** Consecutive bytes of a source. */
    record Part(ByteSource source, long start, long length) {
        static Part of(byte... bytes) {
            return new Part(ByteSource.of(bytes), 0, bytes.length);
        }
    }

    private final List<Part> parts;
    private final long length;
    private int current;
    private long currentStart;

    SplicedInput(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToLong(Part::length).sum();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (streamPos >= length) {
            return -1;
        }
        if (wanted == 0) {
            return 0;
        }
        Part part = partAt(streamPos);
        long skip = streamPos - currentStart;
        int n = part.source().read(part.start() + skip, into, offset, (int) Math.min(wanted, part.length() - skip));
        if (n > 0) {
            streamPos += n;
        }
        return n;
    }

    @Override
    public long length() {
        return length;
    }

    private Part partAt(long position) {
        if (position < currentStart) {
            current = 0;
            currentStart = 0;
        }
        while (position >= currentStart + parts.get(current).length()) {
            currentStart += parts.get(current).length();
            current++;
        }
        return parts.get(current);
    }
}
