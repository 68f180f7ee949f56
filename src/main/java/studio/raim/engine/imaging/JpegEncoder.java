package studio.raim.engine.imaging;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Baseline JPEG without chroma subsampling; metadata in APP1 (EXIF, XMP), APP2 (ICC), APP13 (IPTC) and COM (provenance). */
final class JpegEncoder {
    private static final int SEGMENT = 65_533;
    private static final int SOI_AND_JFIF = 20;
    private static final String TREE = "javax_imageio_jpeg_image_1.0";

    private JpegEncoder() {}

    static void write(Photo photo, OutputStream out, WriteOptions options) throws IOException {
        RenderedImage packed = new EncodableImage(photo, false, 8);
        // The encoder copies any image but one that lies in memory as a whole.
        RenderedImage image = photo.grey()
                ? packed
                : photo.colour().asImage().map(RenderedImage.class::cast).orElse(packed);
        ImageWriter writer = Codecs.jdkWriter(ImageFormat.JPEG).createWriterInstance();
        byte[] segments = segments(Carried.of(photo, options.metadata(), null), options.provenance());
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(new Injection(out, SOI_AND_JFIF, segments))) {
            writer.setOutput(output);
            JPEGImageWriteParam param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(options.quality());
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
            withoutSubsampling(metadata);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
    }

    private static void withoutSubsampling(IIOMetadata metadata) throws IIOInvalidTreeException {
        Element root = (Element) metadata.getAsTree(TREE);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(TREE, root);
    }

    private static byte[] segments(Carried carried, @Nullable String provenance) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        carried.exif().ifPresent(block -> whole(out, 0xe1, JpegAnatomy.EXIF, block));
        carried.xmp().ifPresent(block -> whole(out, 0xe1, JpegAnatomy.XMP, block));
        carried.icc().ifPresent(profile -> icc(out, profile));
        carried.iptc().ifPresent(block -> whole(out, 0xed, JpegAnatomy.PHOTOSHOP, block));
        if (provenance != null) {
            byte[] text = provenance.getBytes(StandardCharsets.UTF_8);
            int room = SEGMENT - JpegAnatomy.PROVENANCE.length();
            for (int at = 0; at < text.length; at += room) {
                whole(
                        out,
                        0xfe,
                        JpegAnatomy.PROVENANCE,
                        Arrays.copyOfRange(text, at, Math.min(text.length, at + room)));
            }
        }
        return out.toByteArray();
    }

    private static void icc(ByteArrayOutputStream out, byte[] profile) {
        int room = SEGMENT - JpegAnatomy.ICC.length() - 2;
        int count = (profile.length + room - 1) / room;
        for (int i = 0; count < 256 && i < count; i++) {
            byte[] chunk = Arrays.copyOfRange(profile, i * room, Math.min(profile.length, (i + 1) * room));
            whole(out, 0xe2, JpegAnatomy.ICC + (char) (i + 1) + (char) count, chunk);
        }
    }

    /** A block that is longer than a segment cannot be carried, as the format has no agreed way to continue it. */
    private static void whole(ByteArrayOutputStream out, int marker, String name, byte[] content) {
        int length = 2 + name.length() + content.length;
        if (length > SEGMENT + 2) {
            return;
        }
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
    }
}
