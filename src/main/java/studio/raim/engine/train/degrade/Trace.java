package studio.raim.engine.train.degrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was done to one picture, step by step, with the numbers that were drawn. */
public final class Trace {
    private final List<String> steps = new ArrayList<>();

    void add(String step, Object... numbers) {
        steps.add(String.format(Locale.ROOT, step, numbers));
    }

    /** Sentences such as {@code jpeg quality 42, chroma halved}. */
    public List<String> steps() {
        return List.copyOf(steps);
    }
}
