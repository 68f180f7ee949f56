package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** PNG of 8 or 16 bits; metadata in iCCP, eXIf, iTXt (XMP, provenance) and zTXt (IPTC). */
final class PngEncoder {
    private static final int SIGNATURE_AND_HEADER = 33;

    private PngEncoder() {}

    static void write(Photo photo, OutputStream out, WriteOptions options) throws IOException {
        ImageWriter writer = Codecs.jdkWriter(ImageFormat.PNG).createWriterInstance();
        byte[] chunks = chunks(Carried.of(photo, options.metadata(), null), options.provenance());
        try (ImageOutputStream output =
                new MemoryCacheImageOutputStream(new Injection(out, SIGNATURE_AND_HEADER, chunks))) {
            writer.setOutput(output);
            writer.write(new EncodableImage(photo, true, photo.colour().bitDepth()));
        } finally {
            writer.dispose();
        }
    }

    private static byte[] chunks(Carried carried, @Nullable String provenance) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (carried.icc().isPresent()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes("ICC Profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(content)) {
                deflater.write(carried.icc().get());
            }
            chunk(out, "iCCP", content.toByteArray());
        }
        carried.exif().ifPresent(block -> chunk(out, "eXIf", block));
        carried.xmp().ifPresent(packet -> text(out, PngAnatomy.XMP, packet));
        if (carried.iptc().isPresent()) {
            rawProfile(out, carried.iptc().get());
        }
        if (provenance != null) {
            text(out, PngAnatomy.PROVENANCE, provenance.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** PNG has no chunk for IPTC; this is how ImageMagick and ExifTool write it: hexadecimal digits in lines of 36 bytes. */
    private static void rawProfile(ByteArrayOutputStream out, byte[] resources) throws IOException {
        StringBuilder text = new StringBuilder("\niptc\n%8d".formatted(resources.length));
        for (int i = 0; i < resources.length; i++) {
            text.append(i % 36 == 0 ? "\n" : "").append("%02x".formatted(resources[i]));
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((PngRawProfile.IPTC + "\0\0").getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(content)) {
            deflater.write(text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        chunk(out, "zTXt", content.toByteArray());
    }

    private static void text(ByteArrayOutputStream out, String keyword, byte[] utf8) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((keyword + "\0\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1));
        content.writeBytes(utf8);
        chunk(out, "iTXt", content.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] body = new byte[4 + content.length];
        System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, body, 0, 4);
        System.arraycopy(content, 0, body, 4, content.length);
        CRC32 crc = new CRC32();
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
