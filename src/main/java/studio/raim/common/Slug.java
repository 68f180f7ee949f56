package studio.raim.common;

import java.util.regex.Pattern;

/** Ids that are safe as a folder's name, in an address and in a file. */
final class Slug {
    private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private Slug() {}

    static void require(String what, String value) {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s is 1 to 64 of a-z, 0-9, dot, dash and underscore, and starts with a letter or digit; this is '%s'"
                            .formatted(what, value));
        }
    }
}
