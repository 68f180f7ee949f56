package studio.raim.server.photo;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes a file name that a stranger sent safe to show and to offer for a download. */
final class FileNames {
    private static final int LONGEST = 120;
    /** Most file systems allow 255 bytes, and a result's name is a little longer. */
    private static final int MOST_BYTES = 200;

    private static final String NAMELESS = "photo";

    private FileNames() {}

    static String safe(String sent) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC);
        // Some browsers and scripts send a path; only its last part is a name, on whichever system it was.
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // Controls, and marks that turn the direction of writing: they hide what the name really is.
        name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\"<>|:*?]", "").strip();
        name = name.replaceFirst("^\\.+", "");
        return name.isBlank() ? NAMELESS : shorten(name);
    }

    /** Keeps the end, because it tells the format. */
    private static String shorten(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST && bytes(name) <= MOST_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int[] stem = name.substring(0, name.length() - ending.length())
                .codePoints()
                .limit(LONGEST - ending.length())
                .toArray();
        int kept = stem.length;
        while (bytes(new String(stem, 0, kept)) + bytes(ending) > MOST_BYTES) {
            kept--;
        }
        return new String(stem, 0, kept) + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
