package studio.raim.server.job.ui;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.raim.server.photo.Capture;
import studio.raim.server.photo.Photo;

/** What is known of a photo. */
final class PhotoFacts {
    private static final DateTimeFormatter TAKEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private PhotoFacts() {}

    /** Such as {@code 6000 × 4000 · 24.0 MP · JPEG · 8.1 MB}. */
    static String line(Photo photo) {
        return "%d × %d · %s · %s · %s"
                .formatted(
                        photo.width(),
                        photo.height(),
                        Words.megapixels(photo.width(), photo.height()),
                        photo.format().toUpperCase(Locale.ROOT),
                        Words.bytes(photo.bytes()));
    }

    /** @param clock writes a time as the person's clock shows it */
    static List<Fact> of(Photo photo, Capture capture, Function<Instant, String> clock) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Size", "%d × %d pixels".formatted(photo.width(), photo.height()));
        add(facts, "File", photo.format().toUpperCase(Locale.ROOT) + ", " + Words.bytes(photo.bytes()));
        add(facts, "Folder", photo.folder().isEmpty() ? null : photo.folder());
        add(facts, "Camera", capture.camera());
        add(facts, "Lens", capture.lens());
        add(facts, "Exposure", capture.exposure());
        add(facts, "Taken", capture.taken() == null ? null : TAKEN.format(capture.taken()));
        add(facts, "Place", capture.located() ? "The file tells where it was taken" : null);
        add(facts, "Added", clock.apply(photo.createdAt()));
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(label, value));
        }
    }
}
