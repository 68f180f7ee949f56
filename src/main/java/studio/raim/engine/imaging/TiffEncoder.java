package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * TIFF 6.0 of 8 or 16 bits in deflated strips. The EXIF block is the beginning of the file, so that every offset in it,
 * those of makers' notes included, stays true; its descriptive fields are repeated in the page's directory at the end.
 */
final class TiffEncoder {
    /** Dots an inch if the photograph does not say; the format insists on a number. */
    private static final int USUAL_RESOLUTION = 72;

    private static final int STRIP_BYTES = 1 << 20;
    private static final long MAX_FILE = 0xffff_ffffL;

    private final SampleRows rows;
    private final Photo photo;
    private final boolean little;
    private final List<byte[]> body = new ArrayList<>();
    private long position;

    private TiffEncoder(Photo photo, boolean little) {
        this.photo = photo;
        this.rows = new SampleRows(photo, true, photo.colour().bitDepth());
        this.little = little;
    }

    /** @param out is written to only when the whole file is encoded, as its head says where its directory lies */
    static void write(Photo photo, OutputStream out, WriteOptions options) throws IOException {
        Carried carried = Carried.of(photo, options.metadata(), options.provenance());
        byte[] exif = carried.exif().orElseGet(() -> new byte[] {'I', 'I', 42, 0, 0, 0, 0, 0});
        TiffEncoder encoder = new TiffEncoder(photo, exif[0] == 'I');
        encoder.position = exif.length;
        byte[] directory = encoder.strips(exif, carried);
        byte[] head = exif.clone();
        ByteBuffer.wrap(head).order(order(encoder.little)).putInt(4, (int) encoder.position);
        out.write(head);
        for (byte[] part : encoder.body) {
            out.write(part);
        }
        out.write(directory);
    }

    private byte[] strips(byte[] exif, Carried carried) throws IOException {
        int bytesPerRow = rows.width() * rows.bands() * photo.colour().bitDepth() / 8;
        int stripRows = Math.clamp(STRIP_BYTES / bytesPerRow, 1, rows.height());
        int count = (rows.height() + stripRows - 1) / stripRows;
        long[] offsets = new long[count];
        long[] lengths = new long[count];
        even();
        for (int i = 0; i < count; i++) {
            byte[] strip = strip(i * stripRows, Math.min(stripRows, rows.height() - i * stripRows), bytesPerRow);
            offsets[i] = position;
            lengths[i] = strip.length;
            append(strip);
            if (position > MAX_FILE - (64 << 20)) {
                throw new IOException("The picture of %d x %d pixels is too large for a TIFF file (4 GB): choose PNG."
                        .formatted(rows.width(), rows.height()));
            }
        }
        even();
        IfdWriter directory = new IfdWriter(little);
        directory.rationals(TiffTag.X_RESOLUTION, USUAL_RESOLUTION);
        directory.rationals(TiffTag.Y_RESOLUTION, USUAL_RESOLUTION);
        directory.shorts(TiffTag.RESOLUTION_UNIT, 2);
        describe(directory, exif);
        structure(directory, stripRows, offsets, lengths);
        carried.icc().ifPresent(profile -> directory.undefined(TiffTag.ICC, profile));
        carried.xmp().ifPresent(packet -> directory.raw(TiffTag.XMP, 1, packet.length, packet));
        carried.iptc().ifPresent(resources -> directory.undefined(TiffTag.PHOTOSHOP, resources));
        return directory.at(position);
    }

    private void structure(IfdWriter directory, int stripRows, long[] offsets, long[] lengths) {
        int bands = rows.bands();
        int[] bits = new int[bands];
        Arrays.fill(bits, photo.colour().bitDepth());
        directory.longs(TiffTag.WIDTH, rows.width());
        directory.longs(TiffTag.HEIGHT, rows.height());
        directory.shorts(TiffTag.BITS_PER_SAMPLE, bits);
        directory.shorts(TiffTag.COMPRESSION, 8);
        directory.shorts(TiffTag.PREDICTOR, 2);
        directory.shorts(TiffTag.PHOTOMETRIC, photo.grey() ? 1 : 2);
        directory.shorts(TiffTag.ORIENTATION, 1);
        directory.shorts(TiffTag.SAMPLES_PER_PIXEL, bands);
        directory.longs(TiffTag.ROWS_PER_STRIP, stripRows);
        directory.longs(TiffTag.STRIP_OFFSETS, offsets);
        directory.longs(TiffTag.STRIP_BYTES, lengths);
        if (photo.alpha() != null) {
            directory.shorts(TiffTag.EXTRA_SAMPLES, 2);
        }
    }

    private void describe(IfdWriter directory, byte[] exif) throws IOException {
        ByteSource source = ByteSource.of(exif);
        long first = source.u32(4, little);
        if (first == 0) {
            return;
        }
        for (Ifd.Field field : Ifd.read(source, little, first).fields()) {
            boolean whole = field.valuesAt() + field.bytes() <= exif.length;
            if (TiffTag.DESCRIPTIVE.contains(field.tag()) && whole) {
                directory.raw(field.tag(), field.type(), field.count(), source.bytes(field.valuesAt(), field.bytes()));
            }
        }
    }

    private byte[] strip(int top, int height, int bytesPerRow) throws IOException {
        ByteArrayOutputStream strip = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(4);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(strip, deflater, 1 << 15)) {
            short[] samples = new short[rows.width() * rows.bands()];
            ByteBuffer bytes = ByteBuffer.allocate(bytesPerRow).order(order(little));
            for (int y = top; y < top + height; y++) {
                rows.pack(0, y, rows.width(), samples);
                predict(samples);
                bytes.clear();
                if (photo.colour().bitDepth() == 16) {
                    bytes.asShortBuffer().put(samples);
                } else {
                    for (short sample : samples) {
                        bytes.put((byte) sample);
                    }
                }
                deflating.write(bytes.array());
            }
        } finally {
            deflater.end();
        }
        return strip.toByteArray();
    }

    /** Differences to the left neighbour, TIFF 6.0 section 14. */
    private void predict(short[] samples) {
        for (int i = samples.length - 1; i >= rows.bands(); i--) {
            samples[i] -= samples[i - rows.bands()];
        }
    }

    private void even() {
        if (position % 2 == 1) {
            append(new byte[1]);
        }
    }

    private void append(byte[] part) {
        body.add(part);
        position += part.length;
    }

    private static ByteOrder order(boolean little) {
        return little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }
}
