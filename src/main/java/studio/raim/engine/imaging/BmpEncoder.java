package studio.raim.engine.imaging;

import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Uncompressed BMP of 8 (grey) or 24 bits; the format has no place for metadata. */
final class BmpEncoder {
    private BmpEncoder() {}

    static void write(Photo photo, OutputStream out) throws IOException {
        ImageWriter writer = Codecs.jdkWriter(ImageFormat.BMP).createWriterInstance();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(output);
            writer.write(new EncodableImage(photo, false, 8));
        } finally {
            writer.dispose();
        }
    }
}
