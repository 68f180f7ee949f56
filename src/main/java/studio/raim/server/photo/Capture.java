package studio.raim.server.photo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.imaging.CameraFacts;

/**
 * How a photo was taken, in words for its owner.
 *
 * @param camera null if the file does not say, as all others
 * @param exposure such as {@code 1/250 s · f/2.8 · ISO 400 · 50 mm}
 * @param taken by the camera's clock
 * @param located whether the file tells where
 */
public record Capture(
        @Nullable String camera,
        @Nullable String lens,
        @Nullable String exposure,
        @Nullable LocalDateTime taken,
        boolean located) {

    static Capture of(CameraFacts facts) {
        return new Capture(facts.camera(), facts.lens(), exposure(facts), facts.taken(), facts.located());
    }

    private static @Nullable String exposure(CameraFacts facts) {
        List<String> parts = Stream.of(
                        facts.seconds() == null ? null : seconds(facts.seconds()) + " s",
                        facts.aperture() == null ? null : "f/" + short1(facts.aperture()),
                        facts.iso() == null ? null : "ISO " + facts.iso(),
                        facts.focalLength() == null ? null : short1(facts.focalLength()) + " mm")
                .filter(Objects::nonNull)
                .toList();
        return parts.isEmpty() ? null : parts.stream().collect(Collectors.joining(" · "));
    }

    private static String seconds(double seconds) {
        return seconds < 0.4 ? "1/" + Math.round(1 / seconds) : short1(seconds);
    }

    private static String short1(double value) {
        return value == Math.rint(value) ? "%d".formatted((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
