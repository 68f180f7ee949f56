package studio.raim.engine.imaging;

import static studio.raim.engine.imaging.ImageFormat.BMP;

import java.io.IOException;
import java.util.List;

/** The header of a Windows bitmap (BITMAPCOREHEADER, BITMAPINFOHEADER, V4 and V5). */
final class BmpAnatomy {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int V4_HEADER = 108;

    private BmpAnatomy() {}

    static Anatomy of(ByteSource file) throws IOException {
        long headerLength = file.u32(FILE_HEADER, true);
        boolean core = headerLength == CORE_HEADER;
        int at = FILE_HEADER + 4;
        long width = core ? file.u16(at, true) : (int) file.u32(at, true);
        // A negative height means rows from top to bottom.
        long height = core ? file.u16(at + 2, true) : Math.abs((long) (int) file.u32(at + 4, true));
        int bits = file.u16(core ? at + 6 : at + 10, true);
        long compression = core ? 0 : file.u32(at + 12, true);
        if (width < 1 || height < 1 || height > Integer.MAX_VALUE) {
            throw new UnreadableImageException.Damaged(
                    BMP, "its picture is %d x %d pixels".formatted(width, height), null);
        }
        if (compression > 3) {
            throw new UnreadableImageException.Unsupported(
                    BMP, "uses compression %d".formatted(compression), "Save it as PNG");
        }
        long rowBytes = (width * bits + 31) / 32 * 4;
        if ((compression == 0 || compression == 3) && file.u32(10, true) + rowBytes * height > file.size()) {
            throw new UnreadableImageException.Truncated(BMP, file.size());
        }
        boolean alpha = headerLength >= V4_HEADER && compression == 3 && bits == 32 && file.u32(at + 48, true) != 0;
        return new Anatomy(
                ImageHeader.stored(BMP, (int) width, (int) height, Orientation.UPRIGHT, 3, alpha, 8, 1),
                PhotoMetadata.NONE,
                List.of(new SplicedInput.Part(file, 0, file.size())),
                false,
                "",
                List.of());
    }
}
