package studio.raim.engine.imaging;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Lossy WebP with sharp chroma; metadata in the chunks ICCP, EXIF and XMP, which libwebp's encoder leaves to others. */
final class WebpEncoder {
    private static final int RIFF_HEADER = 12;

    private WebpEncoder() {}

    static void write(Photo anyPhoto, OutputStream out, WriteOptions options) throws IOException {
        Photo photo = anyPhoto.asColour();
        Carried carried = Carried.of(photo, options.metadata(), options.provenance());
        byte[] plain = encode(photo, options.quality());
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        chunk(before, "VP8X", extension(photo, carried));
        carried.icc().ifPresent(profile -> chunk(before, "ICCP", profile));
        carried.exif().ifPresent(block -> chunk(after, "EXIF", block));
        carried.xmp().ifPresent(packet -> chunk(after, "XMP ", packet));
        int from = bitstream(plain);
        int length = plain.length - from;
        out.write("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        out.write(little(4 + before.size() + length + after.size()));
        out.write("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        before.writeTo(out);
        out.write(plain, from, length);
        after.writeTo(out);
    }

    private static byte[] encode(Photo photo, float quality) throws IOException {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(CompressionType.Lossy);
            param.setCompressionQuality(quality);
            param.setUseSharpYUV(true);
            writer.write(null, new IIOImage(new EncodableImage(photo, true, 8), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Where the first chunk begins that is no extension header of the encoder's own. */
    private static int bitstream(byte[] plain) {
        boolean extended = new String(plain, RIFF_HEADER, 4, StandardCharsets.ISO_8859_1).equals("VP8X");
        return extended ? RIFF_HEADER + 8 + 10 : RIFF_HEADER;
    }

    private static byte[] extension(Photo photo, Carried carried) {
        int flags = flag(carried.icc(), 0x20)
                | flag(photo.opacity(), 0x10)
                | flag(carried.exif(), 0x08)
                | flag(carried.xmp(), 0x04);
        ByteBuffer content = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        content.put(0, (byte) flags);
        content.putShort(4, (short) (photo.width() - 1));
        content.putShort(7, (short) (photo.height() - 1));
        return content.array();
    }

    private static int flag(Optional<?> present, int bit) {
        return present.isPresent() ? bit : 0;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(little(content.length));
        out.writeBytes(content);
        if (content.length % 2 == 1) {
            out.write(0);
        }
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }
}
