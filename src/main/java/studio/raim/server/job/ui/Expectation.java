package studio.raim.server.job.ui;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Ongoing;
import studio.raim.server.offer.Speed;

/** How long photos will take here, from what pipelines took before. */
final class Expectation {
    /** Of the cameras of most people, until there is a photo to go by. */
    private static final double USUAL_MEGAPIXELS = 12;

    private Expectation() {}

    /** For one photo of this size, such as {@code About 6 s a photo here}. */
    static String one(@Nullable Speed speed, double megapixels) {
        return speed == null
                ? "Not run here yet"
                : "About %s a photo here".formatted(Words.duration(speed.expected(megapixels)));
    }

    /** For these photos together. */
    static String all(@Nullable Speed speed, List<JobView> photos) {
        if (speed == null) {
            return "Not run here yet";
        }
        Duration sum =
                photos.stream().map(photo -> speed.expected(photo.megapixels())).reduce(Duration.ZERO, Duration::plus);
        return "About %s for %s"
                .formatted(
                        Words.duration(sum),
                        photos.size() == 1 ? "the chosen photo" : "the %d chosen photos".formatted(photos.size()));
    }

    /** The median size of a person's photos. */
    static double usualSize(List<JobView> photos) {
        List<Double> sizes = photos.stream()
                .map(JobView::megapixels)
                .filter(size -> size > 0)
                .sorted()
                .toList();
        return sizes.isEmpty() ? USUAL_MEGAPIXELS : sizes.get(sizes.size() / 2);
    }

    /** Until everything that goes on has ended; empty while one of its pipelines is new here. */
    static Optional<Duration> left(Ongoing ongoing, Map<String, Speed> speeds) {
        double seconds = 0;
        for (Ongoing.Work work : ongoing.left()) {
            Speed speed = speeds.get(work.pipeline());
            if (speed == null) {
                return Optional.empty();
            }
            seconds += speed.start() * work.photos() + speed.perMegapixel() * work.megapixels();
        }
        return Optional.of(Duration.ofMillis(Math.round(1000 * seconds / Math.max(1, ongoing.running()))));
    }
}
