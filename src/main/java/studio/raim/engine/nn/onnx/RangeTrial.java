package studio.raim.engine.nn.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which range of values a network was trained on, by its response to a grey ramp: a restorer leaves a ramp as it is, if it
 * gets it in the numbers that it knows.
 */
final class RangeTrial {
    /** Root mean square by which a ramp may be changed by a network that knows its numbers. */
    private static final double FAITHFUL = 0.06;

    /** How many times farther off the next range must be. */
    private static final double CLEARLY = 2.5;

    /** And at least: two steps of 8 bits. Real-ESRGAN's small network is off by 0.003 in its range and by 0.016 in -1..1. */
    private static final double NEVER_CLOSER = 2 / 255.0;

    /** Results that differ by less are the same pixels, whichever range is taken. */
    private static final double SAME = 1 / 255.0;

    private static final int SIDE = 64;
    private static final int BORDER = 8;

    private RangeTrial() {}

    /** The ranges, the likeliest first, and whether there is no doubt about that one. */
    record Verdict(List<ValueRange> ranges, boolean clear) {
        ValueRange likeliest() {
            return ranges.getFirst();
        }

        List<String> words() {
            return ranges.stream().map(ValueRange::words).toList();
        }
    }

    static Verdict of(OnnxTrials trials, OnnxTrials.Fit fit) {
        int side = fit.side(SIDE);
        Planes ramp = Planes.of(fit.channels(), side, side, (c, y, x) -> 0.04 + 0.92 * (x + 0.5 * y) / (1.5 * side));
        Map<ValueRange, Planes> made = new EnumMap<>(ValueRange.class);
        Map<ValueRange, Double> errors = new EnumMap<>(ValueRange.class);
        for (ValueRange range : ValueRange.values()) {
            Planes restored = shrunk(trials.restored(ramp, range), fit.scale());
            made.put(range, restored);
            errors.put(range, distance(ramp, restored));
        }
        List<ValueRange> ranges = new ArrayList<>(List.of(ValueRange.values()));
        ranges.sort(Comparator.comparingDouble(range -> errors.getOrDefault(range, Double.MAX_VALUE)));
        double best = errors.getOrDefault(ranges.get(0), Double.MAX_VALUE);
        double next = errors.getOrDefault(ranges.get(1), Double.MAX_VALUE);
        boolean allTheSame = made.values().stream().allMatch(planes -> distance(planes, ramp) < SAME);
        if (allTheSame) {
            return new Verdict(List.of(ValueRange.values()), true);
        }
        return new Verdict(ranges, best < FAITHFUL && next > Math.max(NEVER_CLOSER, CLEARLY * best));
    }

    /** By area average. */
    private static Planes shrunk(Planes image, int factor) {
        if (factor == 1) {
            return image;
        }
        return Planes.of(image.channels(), image.height() / factor, image.width() / factor, (c, y, x) -> {
            double sum = 0;
            for (int dy = 0; dy < factor; dy++) {
                for (int dx = 0; dx < factor; dx++) {
                    sum += image.at(c, y * factor + dy, x * factor + dx);
                }
            }
            return sum / (factor * factor);
        });
    }

    /** Root mean square, without the borders. */
    private static double distance(Planes a, Planes b) {
        double squares = 0;
        int count = 0;
        for (int c = 0; c < a.channels(); c++) {
            for (int y = BORDER; y < a.height() - BORDER; y++) {
                for (int x = BORDER; x < a.width() - BORDER; x++) {
                    double difference = a.at(c, y, x) - b.at(c, y, x);
                    squares += difference * difference;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }
}
