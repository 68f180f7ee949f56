package studio.raim.engine.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names for files that are not read, so that people learn what they have. */
final class Foreign {
    private Foreign() {}

    /** "a video", "a PDF document", "no picture that we know"… */
    static String name(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4)) {
            String brand = text.substring(8, Math.min(12, text.length())).toLowerCase(Locale.ROOT);
            return switch (brand) {
                case "crx " -> "a camera's raw file: develop it to JPEG or TIFF first";
                default -> "a video";
            };
        }
        if (text.startsWith("GIF8")) {
            return "a GIF picture: save it as PNG first";
        }
        if (text.startsWith("II+\0") || text.startsWith("MM\0+")) {
            return "a BigTIFF file: save it as an ordinary TIFF first";
        }
        if (text.startsWith("%PDF")) {
            return "a PDF document: export the photograph from it first";
        }
        if (text.startsWith("8BPS")) {
            return "a Photoshop document: save it as TIFF or PNG first";
        }
        if (text.startsWith("\u00ff\n") || text.startsWith("\0\0\0\fJXL ")) {
            return "a JPEG XL picture: save it as JPEG or PNG first";
        }
        if (text.startsWith("\0\0\0\fjP  ")) {
            return "a JPEG 2000 picture: save it as JPEG or PNG first";
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg")
                || start.startsWith("<?xml")
                || start.startsWith("<!doctype")
                || start.startsWith("<html")) {
            return "a web page or a drawing, no photograph";
        }
        return "no picture of a known format";
    }
}
