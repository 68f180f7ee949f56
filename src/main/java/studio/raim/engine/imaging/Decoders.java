package studio.raim.engine.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which decoder reads which file, and what its warnings mean. */
final class Decoders {
    private Decoders() {}

    static BufferedImage decode(Decoding decoding, Anatomy anatomy, ByteSource source) throws IOException {
        SplicedInput picture = new SplicedInput(anatomy.picture());
        ImageHeader header = anatomy.header();
        if (header.format() == ImageFormat.JPEG) {
            // The last part but one is the scans, the very last our end mark.
            SplicedInput.Part scans = anatomy.picture().get(anatomy.picture().size() - 2);
            JpegScans.check(source, scans.start(), header.pixels());
        }
        return switch (header.format()) {
            case JPEG ->
                header.channels() == 4
                        ? decoding.run(
                                Codecs.cmykJpegReader(),
                                new SplicedInput(List.of(new SplicedInput.Part(source, 0, source.size()))))
                        : decoding.run(Codecs.jdkReader(ImageFormat.JPEG), picture);
            case PNG, BMP -> decoding.run(Codecs.jdkReader(header.format()), picture);
            case TIFF -> decoding.run(Codecs.tiffReader(), picture);
            case WEBP -> decoding.run(Codecs.webpReader(), picture);
            case HEIC, AVIF -> throw new IllegalStateException("Decoders of " + header.format() + " are processes");
        };
    }

    /** Sentences for the person; a picture whose end is missing is an error. */
    static List<String> remarks(Decoding decoding, ImageHeader header, ByteSource source) throws IOException {
        if (header.format() != ImageFormat.JPEG) {
            return List.of();
        }
        List<String> remarks = new ArrayList<>();
        if (decoding.warnedOf("premature end of data") || decoding.warnedOf("bad Huffman code")) {
            if (!source.latin1(source.size() - 2, 2).equals("\u00ff\u00d9")) {
                throw new UnreadableImageException.Truncated(header.format(), source.size());
            }
            remarks.add("Parts of this JPEG file are damaged: look at the result closely.");
        }
        if (header.channels() == 4 && decoding.warnedOf("ICC")) {
            remarks.add("This JPEG is in CMYK without a usable colour profile: its colours are an approximation.");
        }
        return remarks;
    }
}
