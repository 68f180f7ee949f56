package studio.raim.engine.imaging;

import java.io.IOException;

/** Counts the scans of a JPEG: each costs a pass over the whole picture, and a small file can hold thousands. */
final class JpegScans {
    private static final int MOST = 100;

    /** Scans times pixels: at most 20 passes over 120 megapixels. */
    private static final long MOST_WORK = 2_400_000_000L;

    private JpegScans() {}

    /** @param start where the first scan begins */
    static void check(ByteSource file, long start, long pixels) throws IOException {
        long most = Math.clamp(MOST_WORK / pixels, 1, MOST);
        int scans = 0;
        long at = start;
        while (at + 3 < file.size()) {
            int marker = file.u8(at) == 0xff ? file.u8(at + 1) : 0;
            if (marker == 0xd9) {
                return;
            }
            if (marker == 0xda && ++scans > most) {
                throw new UnreadableImageException.Damaged(
                        ImageFormat.JPEG, "its picture is stored in more than %d passes".formatted(most), null);
            }
            boolean segment = marker >= 0xc0 && marker != 0xff && (marker < 0xd0 || marker > 0xd8);
            at += segment ? 2 + file.u16(at + 2, false) : 1;
        }
    }
}
