package studio.raim.engine.imaging;

import static studio.raim.engine.imaging.ImageFormat.WEBP;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP file (RFC 9649). */
final class WebpAnatomy {
    private static final int MAX_BLOCK = 64 << 20;

    private final ByteSource file;
    private byte @Nullable [] icc;
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;
    private int width;
    private int height;
    private boolean alpha;
    private boolean extended;
    private boolean picture;

    private WebpAnatomy(ByteSource file) {
        this.file = file;
    }

    static Anatomy of(ByteSource file) throws IOException {
        return new WebpAnatomy(file).read();
    }

    private Anatomy read() throws IOException {
        long end = 8 + file.u32(4, true);
        if (end > file.size()) {
            throw new UnreadableImageException.Truncated(WEBP, file.size());
        }
        for (long at = 12; at + 8 <= end; ) {
            long length = file.u32(at + 4, true);
            if (at + 8 + length > end) {
                throw new UnreadableImageException.Truncated(WEBP, file.size());
            }
            chunk(file.latin1(at, 4), at + 8, length);
            at += 8 + length + length % 2;
        }
        if (!picture) {
            throw new UnreadableImageException.Damaged(WEBP, "it has no picture", null);
        }
        Orientation orientation = exif == null ? Orientation.UPRIGHT : ExifBlock.orientation(exif);
        return new Anatomy(
                ImageHeader.stored(WEBP, width, height, orientation, 3, alpha, 8, 1),
                new PhotoMetadata(icc != null && IccProfile.usable(icc, 3) ? icc : null, exif, xmp, null),
                List.of(new SplicedInput.Part(file, 0, end)),
                false,
                xmp == null ? "" : XmpPacket.provenance(new String(xmp, StandardCharsets.UTF_8)),
                List.of());
    }

    private void chunk(String type, long at, long length) throws IOException {
        switch (type) {
            case "VP8X" -> {
                extended = true;
                alpha = (file.u8(at) & 0x10) != 0;
                width = 1 + file.u16(at + 4, true) + (file.u8(at + 6) << 16);
                height = 1 + file.u16(at + 7, true) + (file.u8(at + 9) << 16);
            }
            case "ANIM", "ANMF" -> throw new UnreadableImageException.Animated(WEBP);
            case "VP8 " -> lossy(at);
            case "VP8L" -> lossless(at);
            case "ICCP" -> icc = block(at, length);
            case "EXIF" -> exif = withoutJpegName(block(at, length));
            case "XMP " -> xmp = block(at, length);
            default -> {}
        }
    }

    private void lossy(long at) throws IOException {
        picture = true;
        if (!extended) {
            width = file.u16(at + 6, true) & 0x3fff;
            height = file.u16(at + 8, true) & 0x3fff;
        }
        if (width == 0 || height == 0) {
            throw new UnreadableImageException.Damaged(
                    WEBP, "its picture is %d x %d pixels".formatted(width, height), null);
        }
    }

    private void lossless(long at) throws IOException {
        picture = true;
        long bits = file.u32(at + 1, true);
        if (!extended) {
            width = 1 + (int) (bits & 0x3fff);
            height = 1 + (int) (bits >> 14 & 0x3fff);
            alpha = (bits >> 28 & 1) != 0;
        }
    }

    private byte @Nullable [] block(long at, long length) throws IOException {
        return length > MAX_BLOCK ? null : file.bytes(at, length);
    }

    /** Many writers put the name of JPEG's segment before the block. */
    private static byte @Nullable [] withoutJpegName(byte @Nullable [] block) {
        int name = JpegAnatomy.EXIF.length();
        if (block == null || block.length < name) {
            return block;
        }
        boolean named = new String(block, 0, name, StandardCharsets.ISO_8859_1).equals(JpegAnatomy.EXIF);
        return named ? Arrays.copyOfRange(block, name, block.length) : block;
    }
}
