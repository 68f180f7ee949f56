package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A box of an ISO base media file (ISO/IEC 14496-12): its content lies between start and end. */
record IsoBox(String type, long start, long end) {
    private static final int MOST = 20_000;

    /** The boxes between two positions, one after the other. */
    static List<IsoBox> between(ByteSource file, long from, long to) throws IOException {
        List<IsoBox> boxes = new ArrayList<>();
        long at = from;
        while (at + 8 <= to) {
            long size = file.u32(at, false);
            long header = 8;
            if (size == 1) {
                size = file.u32(at + 8, false) << 32 | file.u32(at + 12, false);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header || size > to - at) {
                throw new java.io.EOFException("a box of %d bytes at %d of %d".formatted(size, at, to));
            }
            if (boxes.size() == MOST) {
                throw new UnreadableImageException.Damaged(ImageFormat.HEIC, "it has too many boxes", null);
            }
            boxes.add(new IsoBox(file.latin1(at + 4, 4), at + header, at + size));
            at += size;
        }
        return boxes;
    }

    List<IsoBox> children(ByteSource file, int skipped) throws IOException {
        return between(file, start + skipped, end);
    }

    static Optional<IsoBox> first(List<IsoBox> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }
}
