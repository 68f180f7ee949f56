package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class PaddingTest {
    private static final Numbers X = Numbers.random(21, 2, 3, 4, 5);
    /** Left 1, right 2, top 3, bottom 1. */
    private static final Padding PADDING = Padding.of(1, 2, 3, 1);

    private static Numbers padded(IntBinaryOperator source) {
        return Numbers.filled(
                at -> X.at(at[0], at[1], source.applyAsInt(at[2] - 3, 4), source.applyAsInt(at[3] - 1, 5)), 2, 3, 8, 8);
    }

    @Test
    void constant_padding_has_its_value_outside() {
        Numbers result = Trial.of(x -> PADDING.constant(x.get(0), 0.5), X);
        Numbers expected = Numbers.filled(
                at -> at[2] >= 3 && at[2] < 7 && at[3] >= 1 && at[3] < 6
                        ? X.at(at[0], at[1], at[2] - 3, at[3] - 1)
                        : 0.5,
                2,
                3,
                8,
                8);
        assertThat(result.largestDifference(expected)).isZero();
    }

    @Test
    void reflection_mirrors_at_the_centre_of_the_edge_pixel() {
        Numbers expected = padded((i, size) -> i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i);
        assertThat(Trial.of(x -> PADDING.reflect(x.get(0)), X).largestDifference(expected))
                .isZero();
    }

    @Test
    void replication_repeats_the_edge_pixel() {
        Numbers expected = padded((i, size) -> Math.clamp(i, 0, size - 1));
        assertThat(Trial.of(x -> PADDING.replicate(x.get(0)), X).largestDifference(expected))
                .isZero();
    }

    @Test
    void circular_padding_continues_at_the_opposite_edge() {
        Numbers expected = padded(Math::floorMod);
        assertThat(Trial.of(x -> PADDING.circular(x.get(0)), X).largestDifference(expected))
                .isZero();
    }

    @Test
    void padding_to_a_multiple_adds_what_is_missing_at_the_right_and_below() {
        Numbers result = Trial.of(x -> Padding.toMultipleOf(4, x.get(0)).replicate(x.get(0)), X);
        assertThat(result.shape()).containsExactly(2, 3, 4, 8);
    }
}
