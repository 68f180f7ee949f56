package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What must be known and mended in an EXIF block; everything else in it is carried as it is. */
final class ExifBlock {
    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_IFD = 0x8769;
    private static final int THUMBNAIL_START = 0x0201;
    private static final int THUMBNAIL_LENGTH = 0x0202;
    private static final int PIXEL_WIDTH = 0xa002;
    private static final int PIXEL_HEIGHT = 0xa003;
    private static final int[] PLACES = {TiffTag.GPS, TiffTag.XMP, TiffTag.IPTC, TiffTag.PHOTOSHOP};

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

    /**
     * The block without GPS, not even unreferenced; XMP and IPTC inside go too, as they have blocks of their own. Empty if the
     * block is not readable.
     */
    static Optional<byte[]> withoutPlaces(byte[] block) {
        try {
            boolean little =
                    Ifd.littleEndian(ByteSource.of(block)).orElseThrow(() -> new IOException("no TIFF stream"));
            ExifBlock exif = new ExifBlock(block.clone(), little);
            Set<Long> seen = new HashSet<>();
            for (long at = exif.source.u32(4, little); at > 0 && seen.add(at); ) {
                for (int tag : PLACES) {
                    exif.remove(at, tag);
                }
                at = Ifd.read(exif.source, little, at).next();
            }
            return Optional.of(exif.bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Blanks the field's values, and those of the directory that it points to, and closes the gap. */
    private void remove(long directory, int tag) throws IOException {
        Ifd ifd = Ifd.read(source, little, directory);
        Optional<Ifd.Field> found = ifd.field(tag);
        if (found.isEmpty()) {
            return;
        }
        Ifd.Field field = found.get();
        if (tag == TiffTag.GPS) {
            Ifd gps = Ifd.read(source, little, Ifd.value(source, little, field, 0));
            for (Ifd.Field inside : gps.fields()) {
                blank(inside.valuesAt(), inside.bytes());
            }
            blank(
                    gps.nextAt() - 2 - 12L * gps.fields().size(),
                    2 + 12L * gps.fields().size());
        }
        blank(field.valuesAt(), field.bytes());
        int entry = (int) directory + 2 + 12 * ifd.fields().indexOf(field);
        int end = (int) Math.min(ifd.nextAt() + 4, bytes.length);
        System.arraycopy(bytes, entry + 12, bytes, entry, end - entry - 12);
        blank(end - 12, 12);
        int count = ifd.fields().size() - 1;
        bytes[(int) directory] = (byte) (little ? count : count >> 8);
        bytes[(int) directory + 1] = (byte) (little ? count >> 8 : count);
    }

    private void blank(long from, long length) throws IOException {
        if (from < 8 || from + length > bytes.length) {
            throw new IOException("a field lies outside of its block");
        }
        Arrays.fill(bytes, (int) from, (int) (from + length), (byte) 0);
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
