package studio.raim.engine.train;

import java.util.List;
import java.util.Objects;
import studio.raim.engine.train.degrade.Draws;
import studio.raim.engine.train.degrade.Kind;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.degrade.Trace;

/** Makes training samples: each depends on the seed and its number alone. Thread-safe. */
final class Samples {
    private static final int TRIES = 3;
    private static final double BUSY = 0.012;
    private static final int BLOCK = 16;

    private final PhotoShelf shelf;
    private final List<Kind> kinds;
    private final Recipe.DataSpec data;
    private final long seed;
    private final double[] shares;
    private final double[] areas;

    Samples(PhotoShelf shelf, Recipe recipe) {
        this.shelf = shelf;
        this.kinds = recipe.degradation();
        this.data = recipe.data();
        this.seed = recipe.seed();
        this.shares = kinds.stream().mapToDouble(Kind::share).toArray();
        // Large photographs hold more to learn, but not in proportion to their area.
        this.areas = shelf.entries().stream()
                .mapToDouble(entry -> Math.sqrt((double) entry.width() * entry.height()))
                .toArray();
    }

    Pair sample(long number) {
        Draws draws = new Draws(seed, number);
        Kind kind = kinds.get(draws.index(shares));
        int whole = data.patch() + 2 * data.margin();
        Planes clean = turned(busyCut(draws, whole), draws.below(8));
        Trace trace = new Trace();
        Planes degraded = kind.apply(clean, draws, trace);
        int x = data.margin();
        int y = data.margin();
        if (data.margin() >= BLOCK && !draws.happens(data.aligned())) {
            x -= draws.below(BLOCK);
            y -= draws.below(BLOCK);
        }
        return new Pair(
                degraded.cut(x, y, data.patch(), data.patch()),
                target(clean).cut(x, y, data.patch(), data.patch()),
                kind.name(),
                trace.steps());
    }

    private Planes target(Planes clean) {
        return data.sharpened() ? Kind.sharpened(clean) : clean;
    }

    /** Some place with something in it; after a few tries, any place. */
    private Planes busyCut(Draws draws, int side) {
        Planes cut = null;
        for (int i = 0; i < TRIES; i++) {
            PhotoShelf.Entry entry = shelf.entries().get(draws.index(areas));
            cut = entry.cut(draws.below(entry.width() - side + 1), draws.below(entry.height() - side + 1), side, side);
            if (activity(cut) > BUSY) {
                return cut;
            }
        }
        return Objects.requireNonNull(cut);
    }

    /** Mean step between neighbours of the green channel. */
    private static double activity(Planes picture) {
        int w = picture.width();
        int from = w * picture.height();
        double sum = 0;
        int count = 0;
        for (int y = 0; y + 1 < picture.height(); y += 2) {
            for (int x = 0; x + 1 < w; x += 2) {
                int at = from + y * w + x;
                float value = picture.samples()[at];
                sum += Math.abs(picture.samples()[at + 1] - value) + Math.abs(picture.samples()[at + w] - value);
                count += 2;
            }
        }
        return sum / count;
    }

    /** One of the eight ways to lay a square down. */
    static Planes turned(Planes picture, int way) {
        int n = picture.width();
        if (way == 0 || n != picture.height()) {
            return picture;
        }
        Planes result = Planes.empty(n, n);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    int u = (way & 1) == 0 ? x : n - 1 - x;
                    int v = (way & 2) == 0 ? y : n - 1 - y;
                    int from = (way & 4) == 0 ? v * n + u : u * n + v;
                    result.samples()[c * n * n + y * n + x] = picture.samples()[c * n * n + from];
                }
            }
        }
        return result;
    }
}
