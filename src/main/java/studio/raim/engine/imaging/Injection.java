package studio.raim.engine.imaging;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Puts bytes into what an encoder writes, after a head of known length. */
final class Injection extends FilterOutputStream {
    private final byte[] injected;
    private int headLeft;

    Injection(OutputStream out, int head, byte[] injected) {
        super(out);
        this.headLeft = head;
        this.injected = injected;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int first = Math.min(headLeft, length);
        out.write(bytes, offset, first);
        if (headLeft > 0 && first == headLeft) {
            out.write(injected);
        }
        headLeft -= first;
        out.write(bytes, offset + first, length - first);
    }
}
