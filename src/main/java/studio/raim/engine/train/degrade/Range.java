package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** From low to high, both meant; in a file {@code [low, high]}. */
public record Range(double low, double high) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range is [low, high], not [%s, %s]".formatted(low, high));
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Range of(List<Double> ends) {
        if (ends.size() != 2) {
            throw new IllegalArgumentException("a range is [low, high], not " + ends);
        }
        return new Range(ends.get(0), ends.get(1));
    }

    double draw(Draws draws) {
        return draws.uniform(low, high);
    }

    /** A whole number, both ends included. */
    int drawWhole(Draws draws) {
        return (int) low + draws.below((int) high - (int) low + 1);
    }

    /** A number from 1 is as likely to lie between 1 and 2 as between 2 and 4. */
    double drawByRatio(Draws draws) {
        return low * Math.pow(high / low, draws.uniform());
    }
}
