package studio.raim.server.photo;

import java.text.Normalizer;

/** Makes a file name that a stranger sent safe to show and to offer for a download. */
final class FileNames {
    private static final int LONGEST = 120;
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
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
