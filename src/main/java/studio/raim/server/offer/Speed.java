package studio.raim.server.offer;

import java.time.Duration;
import java.util.List;

/**
 * How long a pipeline takes here, learnt from finished restorations: {@code seconds = start + perMegapixel · megapixels}.
 *
 * @param start seconds, not negative
 * @param perMegapixel seconds, not negative
 * @param runs how many restorations it was learnt from, at least 1
 * @param devices where they ran, such as {@code cpu}
 */
public record Speed(double start, double perMegapixel, int runs, List<String> devices) {
    /** Sizes that differ by less than this say nothing about what belongs to the start. */
    private static final double APART = 2;

    public Speed {
        devices = List.copyOf(devices);
    }

    /** One finished restoration. */
    public record Run(double megapixels, double seconds) {}

    /**
     * The line of least squares through the runs, with neither part negative; runs of one size are a mere proportion.
     *
     * @param runs at least one
     */
    public static Speed learn(List<Run> runs, List<String> devices) {
        double least = runs.stream().mapToDouble(Run::megapixels).min().orElseThrow();
        double most = runs.stream().mapToDouble(Run::megapixels).max().orElseThrow();
        double meanSize = runs.stream().mapToDouble(Run::megapixels).sum() / runs.size();
        double meanTime = runs.stream().mapToDouble(Run::seconds).sum() / runs.size();
        if (most >= APART * least) {
            double slope = covariance(runs, meanSize, meanTime) / variance(runs, meanSize);
            double start = meanTime - slope * meanSize;
            if (slope > 0 && start >= 0) {
                return new Speed(start, slope, runs.size(), devices);
            }
        }
        return new Speed(0, meanTime / meanSize, runs.size(), devices);
    }

    /** For one photo. */
    public Duration expected(double megapixels) {
        return Duration.ofMillis(Math.round(1000 * (start + perMegapixel * megapixels)));
    }

    private static double covariance(List<Run> runs, double meanSize, double meanTime) {
        return runs.stream()
                .mapToDouble(run -> (run.megapixels - meanSize) * (run.seconds - meanTime))
                .sum();
    }

    private static double variance(List<Run> runs, double meanSize) {
        return runs.stream()
                .mapToDouble(run -> Math.pow(run.megapixels - meanSize, 2))
                .sum();
    }
}
