package studio.raim.engine.nn.onnx;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Runs an unknown network on small images of several sizes, and looks at what comes out. */
final class OnnxTrials {
    private static final int[] MULTIPLES = {1, 2, 4, 8, 16, 32, 64, 12, 24, 48, 56};
    private static final int[] CHANNELS = {3, 1};
    private static final int LEAST_SIDE = 64;
    private static final int MOST_SCALE = 16;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Half the side of the image on which a network's sight is measured. */
    private static final int SIGHT = 48;

    /** A change that is no rounding: one step of 8 bits. */
    private static final float NOTABLE = 1 / 255f;

    private final OnnxSession session;
    private final String output;
    private double longestSeconds;
    private @Nullable String lastFailure;

    /** What sizes the network takes, and what it makes of them. */
    record Fit(int channels, int multiple, int scale) {
        int side(int atLeast) {
            return Math.ceilDiv(atLeast, multiple) * multiple;
        }
    }

    OnnxTrials(OnnxSession session, String output) {
        this.session = session;
        this.output = output;
    }

    String output() {
        return output;
    }

    double longestSeconds() {
        return longestSeconds;
    }

    /** The smallest multiple whose odd multiples, on both sides, come out scaled by one whole number. */
    Fit fit(Optional<Integer> answered) {
        for (int channels : session.channels() > 0 ? new int[] {session.channels()} : CHANNELS) {
            if (channels != 1 && channels != 3) {
                throw new UnusableModelException(
                        "%s reads %d channels; photographs have 3, or 1 at a time".formatted(session.name(), channels));
            }
            for (int multiple : answered.map(n -> new int[] {n}).orElse(MULTIPLES)) {
                Optional<Fit> fit = fit(channels, multiple);
                if (fit.isPresent()) {
                    return fit.get();
                }
            }
        }
        throw new UnusableModelException(
                "%s made no enlarged or equally large image at any of the sizes tried (%s): export it with height and width left free"
                        .formatted(session.name(), lastFailure == null ? "its sizes do not fit" : lastFailure));
    }

    private Optional<Fit> fit(int channels, int multiple) {
        int odd = Math.ceilDiv(LEAST_SIDE, multiple) | 1;
        int[][] sizes = {{odd, odd + 2}, {odd + 4, odd}};
        int scale = 0;
        for (int[] size : sizes) {
            Optional<Integer> found = scale(channels, size[0] * multiple, size[1] * multiple);
            if (found.isEmpty() || (scale > 0 && found.get() != scale)) {
                return Optional.empty();
            }
            scale = found.get();
        }
        return Optional.of(new Fit(channels, multiple, scale));
    }

    private Optional<Integer> scale(int channels, int height, int width) {
        SplittableRandom random = new SplittableRandom(1);
        Optional<Planes> made = tried(Planes.of(channels, height, width, (c, y, x) -> random.nextDouble()));
        return made.filter(out -> out.channels() == channels
                        && out.height() % height == 0
                        && out.width() % width == 0
                        && out.height() / height == out.width() / width
                        && out.height() / height <= MOST_SCALE
                        && out.isFinite())
                .map(out -> out.height() / height);
    }

    /** The network's result, or nothing when it does not take this size. */
    private Optional<Planes> tried(Planes in) {
        long start = System.nanoTime();
        try {
            return Optional.of(session.run(in, output, LONGEST));
        } catch (OrtException e) {
            lastFailure = OnnxSession.reason(e);
            if (System.nanoTime() - start >= LONGEST.toNanos()) {
                throw new UnusableModelException(
                        "%s took more than %d seconds for %d × %d pixels: it is too slow here"
                                .formatted(session.name(), LONGEST.toSeconds(), in.width(), in.height()),
                        e);
            }
            return Optional.empty();
        } finally {
            longestSeconds = Math.max(longestSeconds, (System.nanoTime() - start) / 1e9);
        }
    }

    /** The network's result for an image of a size that it takes, in 0..1 before and after. */
    Planes restored(Planes image, ValueRange range) {
        return range.out(tried(range.in(image))
                .orElseThrow(() -> new UnusableModelException(
                        "%s failed on a plain image: %s".formatted(session.name(), lastFailure))));
    }

    /** How far a change of four pixels is seen, in input pixels. */
    int context(Fit fit, ValueRange range) {
        int side = fit.side(2 * SIGHT);
        int middle = side / 2;
        SplittableRandom random = new SplittableRandom(2);
        Planes plain = Planes.of(fit.channels(), side, side, (c, y, x) -> 0.3 + 0.4 * random.nextDouble());
        Planes changed = Planes.of(
                fit.channels(),
                side,
                side,
                (c, y, x) ->
                        isNear(x, middle) && isNear(y, middle) ? 1 - Math.round(plain.at(c, y, x)) : plain.at(c, y, x));
        Planes before = restored(plain, range);
        Planes after = restored(changed, range);
        int farthest = 0;
        for (int c = 0; c < before.channels(); c++) {
            for (int y = 0; y < before.height(); y++) {
                for (int x = 0; x < before.width(); x++) {
                    if (Math.abs(before.at(c, y, x) - after.at(c, y, x)) > NOTABLE) {
                        farthest = Math.max(farthest, distance(x / fit.scale(), y / fit.scale(), middle));
                    }
                }
            }
        }
        return farthest;
    }

    private static boolean isNear(int at, int middle) {
        return at == middle || at == middle - 1;
    }

    private static int distance(int x, int y, int middle) {
        return Math.max(beyond(x, middle), beyond(y, middle));
    }

    private static int beyond(int at, int middle) {
        return at >= middle ? at - middle : middle - 1 - at;
    }
}
