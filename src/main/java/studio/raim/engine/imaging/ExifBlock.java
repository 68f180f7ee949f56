package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What must be known and mended in an EXIF block; everything else in it is carried as it is. */
final class ExifBlock {
    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_IFD = 0x8769;
    private static final int THUMBNAIL_START = 0x0201;
    private static final int THUMBNAIL_LENGTH = 0x0202;
    private static final int PIXEL_WIDTH = 0xa002;
    private static final int PIXEL_HEIGHT = 0xa003;

    private final byte[] bytes;
    private final ByteSource source;
    private final boolean little;

    private ExifBlock(byte[] bytes, boolean little) {
        this.bytes = bytes;
        this.source = ByteSource.of(bytes);
        this.little = little;
    }

    /** The orientation of the block; upright if it says nothing or nothing readable. */
    static Orientation orientation(byte[] block) {
        try {
            ByteSource source = ByteSource.of(block);
            boolean little = Ifd.littleEndian(source).orElseThrow(() -> new IOException("no TIFF stream"));
            Ifd first = Ifd.read(source, little, source.u32(4, little));
            return Orientation.ofExif((int) first.value(source, little, ORIENTATION, 1));
        } catch (IOException e) {
            return Orientation.UPRIGHT;
        }
    }

    /** The block for a picture that is stored upright with these sides; empty if the block is not readable. */
    static Optional<byte[]> forPicture(byte[] block, int width, int height) {
        try {
            boolean little =
                    Ifd.littleEndian(ByteSource.of(block)).orElseThrow(() -> new IOException("no TIFF stream"));
            return Optional.of(new ExifBlock(block.clone(), little).mended(width, height));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] mended(int width, int height) throws IOException {
        Ifd first = Ifd.read(source, little, source.u32(4, little));
        set(first, ORIENTATION, Orientation.UPRIGHT.exif());
        long details = first.value(source, little, EXIF_IFD, 0);
        if (details > 0 && details < bytes.length) {
            Ifd exif = Ifd.read(source, little, details);
            set(exif, PIXEL_WIDTH, width);
            set(exif, PIXEL_HEIGHT, height);
        }
        if (first.next() > 0) {
            dropThumbnail(first);
        }
        return bytes;
    }

    /** The thumbnail shows the photograph before it was restored, so it must not stay, not even unreferenced. */
    private void dropThumbnail(Ifd first) throws IOException {
        if (first.next() < bytes.length) {
            Ifd thumbnail = Ifd.read(source, little, first.next());
            long start = thumbnail.value(source, little, THUMBNAIL_START, 0);
            long length = thumbnail.value(source, little, THUMBNAIL_LENGTH, 0);
            if (start >= 8 && start + length <= bytes.length) {
                Arrays.fill(bytes, (int) start, (int) (start + length), (byte) 0);
            }
        }
        Arrays.fill(bytes, (int) first.nextAt(), (int) first.nextAt() + 4, (byte) 0);
    }

    private void set(Ifd ifd, int tag, int value) {
        ifd.field(tag).filter(f -> f.count() == 1).ifPresent(field -> {
            int size = (int) field.bytes();
            if (size == 2 && value > 0xffff) {
                return;
            }
            for (int i = 0; i < size; i++) {
                int shift = 8 * (little ? i : size - 1 - i);
                bytes[(int) field.valuesAt() + i] = (byte) (value >> shift);
            }
        });
    }
}
