package studio.raim.common;

import java.util.UUID;

final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    static UUID parse(String what, String text) {
        // UUID.fromString alone accepts "1-2-3-4-5", so one thing would have several names.
        if (text.length() == LENGTH) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException notAnId) {
                throw unknown(what);
            }
        }
        throw unknown(what);
    }

    private static Refusal unknown(String what) {
        return Refusal.notFound(
                "There is no such %s; its id has the form 8-4-4-4-12 hexadecimal digits".formatted(what));
    }
}
