package studio.raim.engine.nn.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The range of values between black and white that networks are trained on. */
enum ValueRange {
    ZERO_TO_ONE("0..1", 0, 1),
    ZERO_TO_255("0..255", 0, 255),
    MINUS_ONE_TO_ONE("-1..1", -1, 1);

    private final String words;
    private final float black;
    private final float white;

    ValueRange(String words, float black, float white) {
        this.words = words;
        this.black = black;
        this.white = white;
    }

    /** Throws {@link IllegalArgumentException} with the ranges that there are. */
    static ValueRange of(String words) {
        return Arrays.stream(values())
                .filter(range -> range.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A range is %s; this is '%s'".formatted(all(), words)));
    }

    static List<String> all() {
        return Arrays.stream(values()).map(ValueRange::words).toList();
    }

    static Optional<ValueRange> ifGiven(Optional<String> words) {
        return words.map(ValueRange::of);
    }

    String words() {
        return words;
    }

    List<Float> bounds() {
        return List.of(black, white);
    }

    /** From 0..1 into this range. */
    Planes in(Planes image) {
        return image.mapped(white - black, black);
    }

    /** From this range into 0..1. */
    Planes out(Planes image) {
        return image.mapped(1 / (white - black), -black / (white - black));
    }
}
