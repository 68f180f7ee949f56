package studio.raim.engine.train.degrade;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Through the Java runtime's own JPEG encoder and decoder, which are libjpeg. */
final class JpegRoundTrip {
    private static final String TREE = "javax_imageio_jpeg_image_1.0";
    private static final ThreadLocal<ImageWriter> WRITER = ThreadLocal.withInitial(
            () -> ImageIO.getImageWritersByFormatName("jpeg").next());
    private static final ThreadLocal<ImageReader> READER = ThreadLocal.withInitial(JpegRoundTrip::jdkReader);

    private JpegRoundTrip() {}

    /**
     * Encodes and decodes.
     *
     * @param quality of the Independent JPEG Group's scale, 1 to 100
     * @param subsampled chroma at half the resolution in both directions, as most cameras and programs store it
     */
    static Planes apply(Planes image, int quality, boolean subsampled) {
        try {
            return decode(encode(image, quality, subsampled), image.width(), image.height());
        } catch (IOException e) {
            throw new UncheckedIOException("A JPEG in memory could not be coded", e);
        }
    }

    private static ImageReader jdkReader() {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IllegalStateException("This Java runtime has no JPEG decoder (module java.desktop)");
    }

    private static byte[] encode(Planes image, int quality, boolean subsampled) throws IOException {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int n = image.pixels();
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < Planes.CHANNELS; c++) {
                bytes[3 * i + 2 - c] = (byte) Math.round(Math.clamp(image.samples()[c * n + i], 0f, 1f) * 255);
            }
        }
        ImageWriter writer = WRITER.get();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(javaQuality(quality));
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), param);
        if (!subsampled) {
            withoutSubsampling(metadata);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(n);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, metadata), param);
        }
        return out.toByteArray();
    }

    /**
     * Java scales the tables by the IJG's formula with quality/100 in place of quality, in single precision: the middle of the
     * percent is kept clear of its rounding.
     */
    private static float javaQuality(int quality) {
        return Math.clamp(quality / 100f, 0.01f, 1f);
    }

    private static void withoutSubsampling(IIOMetadata metadata) throws IOException {
        Element root = (Element) metadata.getAsTree(TREE);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(TREE, root);
    }

    private static Planes decode(byte[] jpeg, int width, int height) throws IOException {
        ImageReader reader = READER.get();
        BufferedImage picture;
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream, true, true);
            picture = reader.read(0);
        }
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Planes result = Planes.empty(width, height);
        int n = width * height;
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < Planes.CHANNELS; c++) {
                result.samples()[c * n + i] = (bytes[3 * i + 2 - c] & 0xff) / 255f;
            }
        }
        return result;
    }
}
