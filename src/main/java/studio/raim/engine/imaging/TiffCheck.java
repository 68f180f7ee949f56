package studio.raim.engine.imaging;

import static studio.raim.engine.imaging.ImageFormat.TIFF;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Refuses TIFF pages that a decoder would take too much memory or time for, or that no decoder here knows. */
final class TiffCheck {
    private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, 7, 8, 32_773, 32_946);
    private static final Set<Integer> PHOTOMETRICS = Set.of(0, 1, 2, 3, 5, 6);
    private static final int JPEG = 7;

    private final ByteSource file;
    private final boolean little;
    private final Ifd page;

    TiffCheck(ByteSource file, boolean little, Ifd page) {
        this.file = file;
        this.little = little;
        this.page = page;
    }

    void run() throws IOException {
        long width = number(TiffTag.WIDTH, 0);
        long height = number(TiffTag.HEIGHT, 0);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw damaged("its picture is %d x %d pixels".formatted(width, height));
        }
        fieldsLieInTheFile();
        samples();
        int compression = (int) number(TiffTag.COMPRESSION, 1);
        if (!COMPRESSIONS.contains(compression)) {
            throw unsupported("uses compression %d".formatted(compression));
        }
        boolean tiled = page.field(TiffTag.TILE_OFFSETS).isPresent();
        long partWidth = tiled ? number(TiffTag.TILE_WIDTH, 0) : width;
        long partHeight =
                tiled ? number(TiffTag.TILE_HEIGHT, 0) : Math.min(height, number(TiffTag.ROWS_PER_STRIP, height));
        // A tile may stick out of the picture, but not by far.
        if (partWidth < 1 || partHeight < 1 || partWidth > width + 4096 || partHeight > height + 4096) {
            throw damaged("its tiles are %d x %d pixels".formatted(partWidth, partHeight));
        }
        parts(tiled, compression == JPEG, partWidth, partHeight);
    }

    /** Decoders read every directory that is pointed to, and make arrays as long as fields say. */
    private void fieldsLieInTheFile() throws IOException {
        Deque<Ifd> open = new ArrayDeque<>(Set.of(page));
        Set<Long> seen = new HashSet<>();
        if (page.next() != 0) {
            open.add(Ifd.read(file, little, page.next()));
        }
        while (!open.isEmpty()) {
            Ifd ifd = open.remove();
            for (Ifd.Field field : ifd.fields()) {
                if (field.valuesAt() + field.bytes() > file.size()) {
                    throw new UnreadableImageException.Truncated(TIFF, file.size());
                }
                boolean points = TiffTag.POINTERS.contains(field.tag()) || field.tag() == TiffTag.SUB_IFDS;
                for (long i = 0; points && i < Math.min(field.count(), 64); i++) {
                    long at = Ifd.value(file, little, field, i);
                    if (at > 0 && at < file.size() && seen.add(at)) {
                        open.add(Ifd.read(file, little, at));
                    }
                }
            }
            if (ifd.next() != 0 && seen.add(ifd.next())) {
                open.add(Ifd.read(file, little, ifd.next()));
            }
        }
    }

    private void samples() throws IOException {
        long photometric = number(TiffTag.PHOTOMETRIC, -1);
        if (!PHOTOMETRICS.contains((int) photometric)) {
            throw unsupported("has colours of kind %d".formatted(photometric));
        }
        long count = number(TiffTag.SAMPLES_PER_PIXEL, 1);
        long colours = photometric == 5 ? 4 : photometric == 2 || photometric == 6 ? 3 : 1;
        if (count < colours || count > colours + 1) {
            throw unsupported("has %d channels".formatted(count));
        }
        long bits = number(TiffTag.BITS_PER_SAMPLE, 1);
        boolean known =
                bits == 8 || bits == 16 || (colours == 1 && count == 1 && (bits == 1 || bits == 2 || bits == 4));
        if (!known || number(TiffTag.SAMPLE_FORMAT, 1) != 1) {
            throw unsupported("has samples of %d bits%s"
                    .formatted(bits, number(TiffTag.SAMPLE_FORMAT, 1) == 3 ? " (floating point)" : ""));
        }
        Optional<Ifd.Field> all = page.field(TiffTag.BITS_PER_SAMPLE);
        for (long i = 1; all.isPresent() && i < Math.min(count, all.get().count()); i++) {
            if (Ifd.value(file, little, all.get(), i) != bits) {
                throw unsupported("has channels of different depths");
            }
        }
    }

    private void parts(boolean tiled, boolean jpeg, long partWidth, long partHeight) throws IOException {
        Ifd.Field offsets = field(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
        Optional<Ifd.Field> lengths = page.field(tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES);
        for (long i = 0; i < offsets.count(); i++) {
            long at = Ifd.value(file, little, offsets, i);
            long length =
                    lengths.isPresent() && i < lengths.get().count() ? Ifd.value(file, little, lengths.get(), i) : 0;
            if (at + length > file.size()) {
                throw new UnreadableImageException.Truncated(TIFF, file.size());
            }
            if (jpeg) {
                frame(at, partWidth, partHeight);
            }
        }
    }

    /** A JPEG inside says its size once more, and its decoder believes that. */
    private void frame(long start, long partWidth, long partHeight) throws IOException {
        long at = start + 2;
        int marker = file.u8(at + 1);
        while (marker < 0xc0 || marker > 0xc3) {
            if (file.u8(at) != 0xff || marker == 0xda || marker == 0xd9) {
                throw damaged("a JPEG inside it has no picture");
            }
            at += 2 + file.u16(at + 2, false);
            marker = file.u8(at + 1);
        }
        // Samples are padded to whole blocks by some writers.
        if (file.u16(at + 5, false) > partHeight + 64 || file.u16(at + 7, false) > partWidth + 64) {
            throw damaged("a JPEG inside it is larger than its place");
        }
    }

    private long number(int tag, long otherwise) throws IOException {
        return page.value(file, little, tag, otherwise);
    }

    private Ifd.Field field(int tag) throws IOException {
        return page.field(tag).orElseThrow(() -> damaged("it does not say where its picture lies"));
    }

    private static UnreadableImageException damaged(String what) {
        return new UnreadableImageException.Damaged(TIFF, what, null);
    }

    private static UnreadableImageException unsupported(String what) {
        return new UnreadableImageException.Unsupported(
                TIFF, what, "Save it as an ordinary 8 or 16 bit RGB TIFF or PNG");
    }
}
