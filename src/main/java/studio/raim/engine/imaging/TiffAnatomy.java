package studio.raim.engine.imaging;

import static studio.raim.engine.imaging.ImageFormat.TIFF;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first directory of a TIFF file; the others are only counted. */
final class TiffAnatomy {
    private static final int MAX_BLOCK = 64 << 20;
    private static final int MAX_PAGES = 10_000;

    private final ByteSource file;
    private final boolean little;
    private final Ifd page;

    private TiffAnatomy(ByteSource file, boolean little, Ifd page) {
        this.file = file;
        this.little = little;
        this.page = page;
    }

    static Anatomy of(ByteSource file) throws IOException {
        boolean little = Ifd.littleEndian(file).orElse(false);
        long first = file.u32(4, little);
        int pages = pages(file, little, first);
        return new TiffAnatomy(file, little, Ifd.read(file, little, first)).read(pages);
    }

    /** Counts the chain of directories, which a hostile file ties into a loop. */
    private static int pages(ByteSource file, boolean little, long first) throws IOException {
        Set<Long> seen = new HashSet<>();
        for (long at = first; at != 0; at = Ifd.read(file, little, at).next()) {
            if (!seen.add(at)) {
                throw new UnreadableImageException.Damaged(TIFF, "its directories go round in a circle", null);
            }
            if (seen.size() > MAX_PAGES) {
                throw new UnreadableImageException.Damaged(TIFF, "it has over %,d pages".formatted(MAX_PAGES), null);
            }
        }
        return seen.size();
    }

    private Anatomy read(int pages) throws IOException {
        if (page.field(TiffTag.DNG_VERSION).isPresent()
                || (page.field(TiffTag.SUB_IFDS).isPresent() && (number(TiffTag.SUBFILE_TYPE, 0) & 1) != 0)) {
            throw new UnreadableImageException.Unsupported(
                    TIFF, "is a camera's raw file", "Develop it to JPEG or TIFF first");
        }
        new TiffCheck(file, little, page).run();
        long width = number(TiffTag.WIDTH, 0);
        long height = number(TiffTag.HEIGHT, 0);
        int photometric = (int) number(TiffTag.PHOTOMETRIC, 2);
        int channels = photometric <= 1 ? 1 : photometric == 5 ? 4 : 3;
        int samples = (int) number(TiffTag.SAMPLES_PER_PIXEL, 1);
        boolean alpha = photometric != 3 && samples > channels && number(TiffTag.EXTRA_SAMPLES, 0) != 0;
        byte[] xmp = block(TiffTag.XMP);
        byte[] icc = block(TiffTag.ICC);
        return new Anatomy(
                ImageHeader.stored(
                        TIFF,
                        (int) width,
                        (int) height,
                        Orientation.ofExif((int) number(TiffTag.ORIENTATION, 1)),
                        channels,
                        alpha,
                        number(TiffTag.BITS_PER_SAMPLE, 1) > 8 ? 16 : 8,
                        pages),
                new PhotoMetadata(
                        icc != null && channels < 4 && IccProfile.usable(icc, channels) ? icc : null,
                        ExifExtract.of(file, little, page),
                        xmp,
                        iptc()),
                List.of(new SplicedInput.Part(file, 0, file.size())),
                alpha && number(TiffTag.EXTRA_SAMPLES, 0) == 1,
                xmp == null ? "" : XmpPacket.provenance(new String(xmp, StandardCharsets.UTF_8)),
                pages > 1
                        ? List.of("This TIFF has %d pages: only the first one is used.".formatted(pages))
                        : List.of());
    }

    private long number(int tag, long otherwise) throws IOException {
        return page.value(file, little, tag, otherwise);
    }

    private byte @Nullable [] iptc() throws IOException {
        byte[] resources = block(TiffTag.PHOTOSHOP);
        byte[] records = block(TiffTag.IPTC);
        if (resources != null || records == null) {
            return resources;
        }
        // One image resource: 8BIM, number 0x0404, an empty name, the length, the records, padded to an even length.
        ByteBuffer resource = ByteBuffer.allocate(12 + records.length + records.length % 2);
        resource.putInt(0x3842494d).putShort((short) 0x0404).putShort((short) 0);
        return resource.putInt(records.length).put(records).array();
    }

    private byte @Nullable [] block(int tag) throws IOException {
        Optional<Ifd.Field> field = page.field(tag).filter(f -> f.bytes() > 0 && f.bytes() <= MAX_BLOCK);
        return field.isPresent()
                ? file.bytes(field.get().valuesAt(), field.get().bytes())
                : null;
    }
}
