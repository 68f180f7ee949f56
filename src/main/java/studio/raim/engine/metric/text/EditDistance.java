package studio.raim.engine.metric.text;

import java.text.Normalizer;
import java.util.Arrays;

/** Levenshtein 1966: insertions, deletions and replacements from one text to another. */
final class EditDistance {
    private EditDistance() {}

    /** In characters as people count them: full and half width are the same, spaces do not count. */
    static int between(String a, String b) {
        int[] left = characters(a);
        int[] right = characters(b);
        int[] row = new int[right.length + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= left.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length; j++) {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length];
    }

    static int length(String text) {
        return characters(text).length;
    }

    private static int[] characters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .toArray();
    }
}
