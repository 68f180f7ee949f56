package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;

/** Files as bytes, and the surgery that makes them odd. */
final class Bytes {
    private Bytes() {}

    /** A file of src/test/resources/imaging, drawn with ImageMagick from {@link Charts#smooth} of 64 x 48 pixels. */
    static byte[] fixture(String name) {
        try (InputStream in = Objects.requireNonNull(Bytes.class.getResourceAsStream("/imaging/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encoded(Photo photo, ImageFormat format, WriteOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PhotoWriter().write(photo, format, out, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] encoded(Pixels colour, ImageFormat format) {
        return encoded(Photo.of(colour, format), format, WriteOptions.DEFAULT);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** The JPEG with one more segment after its first two bytes. */
    static byte[] withSegment(byte[] jpeg, int marker, String name, byte[] content) {
        int length = 2 + name.length() + content.length;
        byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(Arrays.copyOf(jpeg, 2), head, latin1(name), content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The PNG with one more chunk after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        return join(Arrays.copyOf(png, 33), chunk(type, content), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] body = join(latin1(type), content);
        CRC32 crc = new CRC32();
        crc.update(body);
        return join(number(content.length), body, number((int) crc.getValue()));
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** The smallest EXIF block: an orientation and nothing else. */
    static byte[] exif(int orientation) {
        return hex("4d4d002a 00000008 0001 0112 0003 00000001 %04x0000 00000000".formatted(orientation));
    }

    /** Where the bytes occur first; -1 if nowhere. */
    static int find(byte[] haystack, byte[] needle) {
        for (int i = 0; i + needle.length <= haystack.length; i++) {
            if (Arrays.equals(haystack, i, i + needle.length, needle, 0, needle.length)) {
                return i;
            }
        }
        return -1;
    }
}
