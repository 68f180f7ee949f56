package studio.raim.engine.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file format that photographs are read from, and, but for HEIC and AVIF, written to. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg", 65_500),
    PNG("image/png", "png", Integer.MAX_VALUE),
    TIFF("image/tiff", "tif", Integer.MAX_VALUE),
    WEBP("image/webp", "webp", 16_383),
    BMP("image/bmp", "bmp", Integer.MAX_VALUE),
    /** Read by a decoder that is installed beside the application. */
    HEIC("image/heic", "heic", 0),
    /** Read by a decoder that is installed beside the application. */
    AVIF("image/avif", "avif", 0);

    /** How many leading bytes {@link #sniff} wants to see. */
    public static final int SNIFF_BYTES = 32;

    private final String mimeType;
    private final String extension;
    private final int maxSide;

    ImageFormat(String mimeType, String extension, int maxSide) {
        this.mimeType = mimeType;
        this.extension = extension;
        this.maxSide = maxSide;
    }

    public String mimeType() {
        return mimeType;
    }

    /** The usual ending of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** The longest side in pixels that a file of this format can be written with. */
    public int maxSide() {
        return maxSide;
    }

    /** The same; JPEG for one that is only read, or PNG when JPEG would lose depth or opacity. */
    static ImageFormat forResultsOf(ImageFormat format, int bitDepth, boolean alpha) {
        if (format.writable()) {
            return format;
        }
        return bitDepth > 8 || alpha ? PNG : JPEG;
    }

    /** Whether files of this format can be written. */
    public boolean writable() {
        return maxSide > 0;
    }

    /** As people write it, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The formats that can be written, as people write them. */
    public static List<String> writableIds() {
        return Arrays.stream(values())
                .filter(ImageFormat::writable)
                .map(ImageFormat::id)
                .toList();
    }

    /** Throws {@link IllegalArgumentException} with the writable ones when there is none of that id. */
    public static ImageFormat of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A photograph is written as one of %s, not as '%s'".formatted(writableIds(), id)));
    }

    /** The format that a file's name promises; {@link #sniff} tells what the file is. */
    public static Optional<ImageFormat> ofFileName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (ending) {
                    case "jpg", "jpeg", "jpe", "jfif" -> JPEG;
                    case "png" -> PNG;
                    case "tif", "tiff" -> TIFF;
                    case "webp" -> WEBP;
                    case "bmp", "dib" -> BMP;
                    case "heic", "heif", "hif" -> HEIC;
                    case "avif" -> AVIF;
                    default -> null;
                });
    }

    /** The format that the first bytes of a file show, whatever its name. */
    public static Optional<ImageFormat> sniff(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return Optional.of(TIFF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (text.startsWith("ftyp", 4)) {
            return heif(text.substring(8));
        }
        // "BM" alone is also how many texts begin; the four reserved bytes are zero in every bitmap.
        return text.startsWith("BM") && text.startsWith("\0\0\0\0", 6) ? Optional.of(BMP) : Optional.empty();
    }

    /** By the brands of ISO/IEC 23008-12: the first says most; general ones leave it to the others, and those to the content. */
    private static Optional<ImageFormat> heif(String brands) {
        String first = brands.substring(0, Math.min(4, brands.length()));
        return switch (first) {
            case "avif", "avis" -> Optional.of(AVIF);
            case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs" -> Optional.of(HEIC);
            case "mif1", "msf1", "mif2", "miaf", "1pic" ->
                Optional.of(brands.contains("avif") || brands.contains("avis") ? AVIF : HEIC);
            default -> Optional.empty();
        };
    }
}
