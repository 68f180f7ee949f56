package studio.raim.server.photo;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a sender called a file: safe to show and to write into an archive.
 *
 * @param folder such as {@code 2019/Crete}; empty for none; never absolute, never with {@code ..}
 * @param fileName the last part only
 */
public record SentAs(String folder, String fileName) {
    private static final int DEEPEST = 16;

    public SentAs {
        folder = Arrays.stream(folder.split("[/\\\\]"))
                .filter(part -> !part.isBlank() && !part.matches("\\.+|[A-Za-z]:"))
                .limit(DEEPEST)
                .map(FileNames::safe)
                .collect(Collectors.joining("/"));
        fileName = FileNames.safe(fileName);
    }

    /** A file that came without a folder. */
    public static SentAs named(String fileName) {
        return new SentAs("", fileName);
    }

    /** As it lies in {@code parent}. */
    public SentAs in(@Nullable String parent) {
        return parent == null || parent.isBlank() ? this : new SentAs(parent + "/" + folder, fileName);
    }
}
