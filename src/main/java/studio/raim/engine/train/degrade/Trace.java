package studio.raim.engine.train.degrade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What was done to one picture, step by step, with the numbers that were drawn. */
public final class Trace {
    private final List<String> steps = new ArrayList<>();

    /** Numbers are rounded to four decimals. */
    void add(String step, double... numbers) {
        StringBuilder text = new StringBuilder(step);
        for (double number : numbers) {
            text.append(' ')
                    .append(BigDecimal.valueOf(Math.rint(number * 1e4) / 1e4)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        steps.add(text.toString());
    }

    /** Words and numbers such as {@code jpeg quality 42}. */
    public List<String> steps() {
        return List.copyOf(steps);
    }
}
