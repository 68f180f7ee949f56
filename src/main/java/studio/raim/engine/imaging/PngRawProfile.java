package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A block of metadata as ImageMagick and ExifTool put it into a PNG's text, for want of a chunk: a keyword, then a name, a length
 * and hexadecimal digits, each on lines of their own.
 */
final class PngRawProfile {
    static final String IPTC = "Raw profile type iptc";
    private static final String EXIF = "Raw profile type exif";
    private static final String APP1 = "Raw profile type APP1";
    private static final int MAX_INFLATED = 16 << 20;

    private final String keyword;
    private final byte[] block;

    private PngRawProfile(String keyword, byte[] block) {
        this.keyword = keyword;
        this.block = block;
    }

    /** Null if the text is another one. */
    static @Nullable PngRawProfile of(byte[] content, int keywordLength, boolean compressed) {
        String key = new String(content, 0, keywordLength, StandardCharsets.ISO_8859_1);
        boolean known = key.equals(IPTC) || key.equals(EXIF) || key.equals(APP1);
        if (!known || keywordLength + 2 > content.length) {
            return null;
        }
        byte @Nullable [] text = compressed
                ? inflate(content, keywordLength + 2)
                : Arrays.copyOfRange(content, keywordLength + 1, content.length);
        if (text == null) {
            return null;
        }
        String[] words = new String(text, StandardCharsets.ISO_8859_1).strip().split("\\s+", 3);
        try {
            return words.length < 3
                    ? null
                    : new PngRawProfile(key, HexFormat.of().parseHex(words[2].replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            return null; // no hexadecimal digits
        }
    }

    byte[] block() {
        return block;
    }

    boolean isIptc() {
        return keyword.equals(IPTC);
    }

    /** The EXIF block behind the name that JPEG's segment has; null if there is none. */
    byte @Nullable [] exif() {
        int name = JpegAnatomy.EXIF.length();
        String start = new String(block, 0, Math.min(name, block.length), StandardCharsets.ISO_8859_1);
        return start.equals(JpegAnatomy.EXIF) ? Arrays.copyOfRange(block, name, block.length) : null;
    }

    /** The inflated bytes; null if they are broken or more than a block of metadata ever needs. */
    static byte @Nullable [] inflate(byte[] content, int from) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content, from, content.length - from);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0 || all.size() + n > MAX_INFLATED) {
                    return null;
                }
                all.write(buffer, 0, n);
            }
            return all.toByteArray();
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
