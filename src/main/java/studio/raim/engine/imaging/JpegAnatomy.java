package studio.raim.engine.imaging;

import static studio.raim.engine.imaging.ImageFormat.JPEG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The segments of a JPEG file before its first scan (ITU T.81, annex B); decoders get no metadata but JFIF's and Adobe's. */
final class JpegAnatomy {
    static final String EXIF = "Exif\0\0";
    static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    static final String ICC = "ICC_PROFILE\0";
    static final String PHOTOSHOP = "Photoshop 3.0\0";
    static final String PROVENANCE = "raim:provenance ";

    private final ByteSource file;
    private final List<SplicedInput.Part> picture = new ArrayList<>();
    private final TreeMap<Integer, byte[]> iccChunks = new TreeMap<>();
    private final ByteArrayOutputStream provenance = new ByteArrayOutputStream();
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;
    private byte @Nullable [] iptc;
    private int width;
    private int height;
    private int channels;

    private JpegAnatomy(ByteSource file) {
        this.file = file;
    }

    static Anatomy of(ByteSource file) throws IOException {
        return new JpegAnatomy(file).read();
    }

    private Anatomy read() throws IOException {
        picture.add(new SplicedInput.Part(file, 0, 2));
        long at = 2;
        int marker = file.u8(at + 1);
        while (marker != 0xda) {
            if (file.u8(at) != 0xff) {
                throw new UnreadableImageException.Damaged(JPEG, "no segment begins at byte " + at, null);
            }
            if (marker == 0xff) {
                at++; // fill bytes may precede a marker
            } else if (marker == 0xd9) {
                throw new UnreadableImageException.Damaged(JPEG, "it has no picture", null);
            } else if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
                at += 2; // markers without a segment
            } else {
                int length = file.u16(at + 2, false);
                if (length < 2 || at + 2 + length > file.size()) {
                    throw new UnreadableImageException.Truncated(JPEG, file.size());
                }
                segment(marker, at, length + 2);
                at += 2 + length;
            }
            marker = file.u8(at + 1);
        }
        if (width == 0) {
            throw new UnreadableImageException.Damaged(JPEG, "it does not say how large its picture is", null);
        }
        picture.add(new SplicedInput.Part(file, at, file.size() - at));
        // A file that ends early then shows as missing data, not as missing end mark, which is harmless.
        picture.add(SplicedInput.Part.of((byte) 0xff, (byte) 0xd9));
        Orientation orientation = exif == null ? Orientation.UPRIGHT : ExifBlock.orientation(exif);
        return new Anatomy(
                ImageHeader.stored(JPEG, width, height, orientation, channels, false, 8, 1),
                new PhotoMetadata(icc(), exif, xmp, iptc),
                List.copyOf(picture),
                false,
                provenance.toString(StandardCharsets.UTF_8),
                List.of());
    }

    private void segment(int marker, long at, int length) throws IOException {
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> frame(at);
            case 0xc3, 0xc5, 0xc6, 0xc7, 0xcb, 0xcd, 0xce, 0xcf ->
                throw unsupported("uses lossless or hierarchical coding");
            case 0xc9, 0xca -> throw unsupported("uses arithmetic coding");
            case 0xe1, 0xe2, 0xed, 0xfe -> metadata(marker, file.bytes(at + 4, length - 4));
            default -> {}
        }
        boolean application = (marker >= 0xe1 && marker <= 0xef && marker != 0xee) || marker == 0xfe;
        if (!application) {
            picture.add(new SplicedInput.Part(file, at, length));
        }
    }

    private void frame(long at) throws IOException {
        int precision = file.u8(at + 4);
        height = file.u16(at + 5, false);
        width = file.u16(at + 7, false);
        channels = file.u8(at + 9);
        if (precision != 8) {
            throw unsupported("has %d bits a sample".formatted(precision));
        }
        if (width == 0 || height == 0) {
            throw new UnreadableImageException.Damaged(
                    JPEG, "its picture is %d x %d pixels".formatted(width, height), null);
        }
        if (channels != 1 && channels != 3 && channels != 4) {
            throw unsupported("has %d colour channels".formatted(channels));
        }
    }

    private void metadata(int marker, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (marker == 0xe1 && text.startsWith(EXIF) && exif == null) {
            exif = tail(content, EXIF.length());
        } else if (marker == 0xe1 && text.startsWith(XMP) && xmp == null) {
            xmp = tail(content, XMP.length());
        } else if (marker == 0xe2 && text.startsWith(ICC) && content.length > ICC.length() + 2) {
            iccChunks.putIfAbsent(content[ICC.length()] & 0xff, tail(content, ICC.length() + 2));
        } else if (marker == 0xed && text.startsWith(PHOTOSHOP) && iptc == null) {
            iptc = tail(content, PHOTOSHOP.length());
        } else if (marker == 0xfe && text.startsWith(PROVENANCE)) {
            provenance.writeBytes(tail(content, PROVENANCE.length()));
        }
    }

    private byte @Nullable [] icc() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        iccChunks.values().forEach(all::writeBytes);
        return IccProfile.usable(all.toByteArray(), channels) ? all.toByteArray() : null;
    }

    private static byte[] tail(byte[] content, int from) {
        return Arrays.copyOfRange(content, from, content.length);
    }

    private static UnreadableImageException unsupported(String what) {
        return new UnreadableImageException.Unsupported(
                JPEG, what, "Open it in a picture editor and save it as an ordinary JPEG or PNG");
    }
}
