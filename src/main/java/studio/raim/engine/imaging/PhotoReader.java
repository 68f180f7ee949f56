package studio.raim.engine.imaging;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads photographs from files, by their content, not by their names. Bad files end in an {@link
 * UnreadableImageException} whose message is for the person who sent them; other {@link IOException}s are the disk's.
 * Thread-safe.
 */
public final class PhotoReader {
    private final ImageLimits limits;
    private final HeifTools tools;

    /** HEIC and AVIF are read by the first decoder on the PATH: libvips' {@code vips}, libheif's {@code heif-dec} or {@code heif-convert}. */
    public PhotoReader(ImageLimits limits) {
        this(limits, HeifTools.onPath());
    }

    PhotoReader(ImageLimits limits, HeifTools tools) {
        this.limits = limits;
        this.tools = tools;
    }

    /** What the file says about its picture; decodes nothing. */
    public ImageHeader header(Path file) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            return examine(source).header();
        }
    }

    /** The whole photograph, upright. Takes about the memory of its samples, plus the decoder's own. */
    public Photo read(Path file) throws IOException {
        return subsampled(file, 1);
    }

    /** Every so many pixels of the photograph, so that its longest side has this many, or up to twice as many. */
    Photo sampled(Path file, int longestSide) throws IOException {
        ImageHeader header = header(file);
        return subsampled(file, Math.max(1, Math.max(header.width(), header.height()) / longestSide));
    }

    /** Every so many columns and rows. */
    Photo subsampled(Path file, int step) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            Anatomy anatomy = examine(source);
            return switch (anatomy.header().format()) {
                case HEIC, AVIF -> heif(file, source, anatomy.header().format(), step);
                case JPEG, PNG, TIFF, WEBP, BMP -> decode(anatomy, source, step);
            };
        }
    }

    private Photo heif(Path file, ByteSource source, ImageFormat format, int step) throws IOException {
        PhotoReader plain = new PhotoReader(new ImageLimits(limits.maxPixels(), Long.MAX_VALUE), tools);
        return new HeifDecoding(tools, plain).decode(file, HeifAnatomy.of(source, format), step);
    }

    /** How the picture was made, if the file carries the record that {@link PhotoWriter} puts into it. */
    public Optional<String> provenance(Path file) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            return Optional.of(examine(source).provenance()).filter(text -> !text.isEmpty());
        }
    }

    Anatomy examine(ByteSource source) throws IOException {
        if (source.size() == 0) {
            throw new UnreadableImageException.Empty();
        }
        limits.checkBytes(source.size());
        byte[] head = source.bytes(0, Math.min(source.size(), ImageFormat.SNIFF_BYTES));
        ImageFormat format = ImageFormat.sniff(head)
                .orElseThrow(() -> new UnreadableImageException.UnknownFormat(Foreign.name(head)));
        Anatomy anatomy;
        try {
            anatomy = switch (format) {
                case JPEG -> JpegAnatomy.of(source);
                case PNG -> PngAnatomy.of(source);
                case TIFF -> TiffAnatomy.of(source);
                case WEBP -> WebpAnatomy.of(source);
                case BMP -> BmpAnatomy.of(source);
                case HEIC, AVIF -> HeifAnatomy.of(source, format).anatomy();
            };
        } catch (EOFException e) {
            throw new UnreadableImageException.Truncated(format, source.size());
        }
        limits.checkPixels(anatomy.header());
        if (format == ImageFormat.HEIC || format == ImageFormat.AVIF) {
            tools.require(anatomy.header().format());
        }
        return anatomy;
    }

    private static Photo decode(Anatomy anatomy, ByteSource source, int subsampling) throws IOException {
        Decoding decoding = new Decoding(anatomy.header(), subsampling);
        BufferedImage image = Decoders.decode(decoding, anatomy, source);
        List<String> remarks = new ArrayList<>(anatomy.remarks());
        remarks.addAll(Decoders.remarks(decoding, anatomy.header(), source));
        Pixels all = Rasters.pixels(image).displayed(anatomy.header().orientation());
        // Decoders hand grey of fewer than 8 bits out as a palette.
        boolean grey = all.channels() < 3 || anatomy.header().channels() == 1;
        Pixels colour = grey ? all.channels(0, 0, 0) : all.channels(0, 1, 2);
        @Nullable Pixels alpha = all.channels() % 2 == 0 ? all.channels(all.channels() - 1) : null;
        if (alpha != null && anatomy.premultiplied()) {
            Opacity.divide(grey ? all.channels(0) : colour, alpha);
        }
        return new Photo(colour, alpha, anatomy.metadata(), anatomy.header().format(), grey, remarks);
    }
}
