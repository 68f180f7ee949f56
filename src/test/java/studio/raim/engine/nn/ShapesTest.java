package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final Numbers X = Numbers.random(2, 2, 4, 6, 5);

    private static void assertSame(Numbers actual, Numbers expected) {
        assertThat(actual.largestDifference(expected)).isZero();
    }

    @Test
    void joining_puts_the_second_tensor_behind_the_first() {
        Numbers y = Numbers.random(3, 2, 3, 6, 5);
        assertSame(
                Trial.of(x -> Shapes.concat(1, x.get(0), x.get(1)), X, y),
                Numbers.filled(at -> at[1] < 4 ? X.at(at) : y.at(at[0], at[1] - 4, at[2], at[3]), 2, 7, 6, 5));
    }

    @Test
    void joining_tensors_of_other_sizes_is_refused_before_any_run() {
        ProgramBuilder net = new ProgramBuilder("n");
        Tensor a = net.input("a", "N", 4, 8, 8);
        Tensor b = net.input("b", "N", 4, 8, 9);
        assertThatThrownBy(() -> Shapes.concat(1, a, b))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("[N, 4, 8, 9]");
    }

    @Test
    void adding_tensors_that_do_not_broadcast_is_refused_before_any_run() {
        ProgramBuilder net = new ProgramBuilder("n");
        Tensor a = net.input("a", "N", 64, "H", "W");
        Tensor b = net.input("b", "N", 32, "H", "W");
        assertThatThrownBy(() -> a.add(b)).isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void reshape_and_permute_move_heads_in_front_of_pixels() {
        Numbers heads = Trial.of(
                x -> {
                    Tensor t = x.get(0);
                    Dim pixels = t.size(2).times(t.size(3));
                    return Shapes.permute(Shapes.reshape(t, t.size(0), Dim.of(2), Dim.of(2), pixels), 0, 1, 3, 2);
                },
                X);
        assertSame(heads, Numbers.filled(at -> X.at(at[0], at[1] * 2 + at[3], at[2] / 5, at[2] % 5), 2, 2, 30, 2));
    }

    @Test
    void flatten_joins_axes() {
        assertSame(
                Trial.of(x -> Shapes.transpose(Shapes.flatten(x.get(0), 2, -1), 1, 2), X),
                Numbers.filled(at -> X.at(at[0], at[2], at[1] / 5, at[1] % 5), 2, 30, 4));
    }

    @Test
    void chunks_are_equal_parts_of_an_axis() {
        assertSame(
                Trial.of(x -> Shapes.chunk(x.get(0), 2, 1).get(1), X),
                Numbers.filled(at -> X.at(at[0], at[1] + 2, at[2], at[3]), 2, 2, 6, 5));
        assertSame(
                Trial.of(x -> Shapes.chunk(x.get(0), 3, 2).get(2), X),
                Numbers.filled(at -> X.at(at[0], at[1], at[2] + 4, at[3]), 2, 4, 2, 5));
    }

    @Test
    void splits_have_the_sizes_that_were_asked_for() {
        assertSame(
                Trial.of(x -> Shapes.split(x.get(0), 1, 1, 3).get(1), X),
                Numbers.filled(at -> X.at(at[0], at[1] + 1, at[2], at[3]), 2, 3, 6, 5));
    }

    @Test
    void a_slice_ends_before_a_size_read_at_run_time() {
        assertSame(
                Trial.of(
                        x -> Shapes.slice(
                                x.get(0), 3, Dim.of(1), x.get(0).size(3).minus(Dim.of(1))),
                        X),
                Numbers.filled(at -> X.at(at[0], at[1], at[2], at[3] + 1), 2, 4, 6, 3));
    }

    @Test
    void roll_brings_back_at_one_end_what_leaves_at_the_other() {
        assertSame(
                Trial.of(x -> Shapes.roll(x.get(0), new int[] {-2, 1}, new int[] {2, 3}), X),
                Numbers.filled(at -> X.at(at[0], at[1], (at[2] + 2) % 6, (at[3] + 4) % 5), 2, 4, 6, 5));
    }

    @Test
    void flip_reverses_an_axis() {
        assertSame(
                Trial.of(x -> Shapes.flip(x.get(0), 3), X),
                Numbers.filled(at -> X.at(at[0], at[1], at[2], 4 - at[3]), 2, 4, 6, 5));
    }

    @Test
    void a_single_row_is_expanded_over_the_height() {
        Numbers row = Numbers.random(4, 2, 4, 1, 5);
        assertSame(
                Trial.of(
                        x -> {
                            Tensor t = x.get(0);
                            return Shapes.expand(t, t.size(0), t.size(1), Dim.of(3), t.size(3))
                                    .mul(1);
                        },
                        row),
                Numbers.filled(at -> row.at(at[0], at[1], 0, at[3]), 2, 4, 3, 5));
    }

    @Test
    void an_axis_of_one_comes_and_goes() {
        assertSame(
                Trial.of(x -> Shapes.squeeze(Shapes.unsqueeze(x.get(0), -1).mul(2), -1), X),
                Numbers.filled(at -> 2 * X.at(at), 2, 4, 6, 5));
    }

    @Test
    void windows_are_cut_row_by_row_and_put_back() {
        Numbers image = Numbers.random(5, 2, 4, 6, 3); // (N, H, W, C)
        Numbers cut = Trial.of(x -> Windows.partition(x.get(0), 2), image);
        assertSame(
                cut,
                Numbers.filled(
                        at -> image.at(at[0] / 6, at[0] % 6 / 3 * 2 + at[1], at[0] % 3 * 2 + at[2], at[3]),
                        12,
                        2,
                        2,
                        3));
        Numbers back = Trial.of(
                x -> {
                    Tensor t = x.get(0);
                    return Windows.merge(Windows.partition(t, 2), 2, t.size(0), t.size(1), t.size(2));
                },
                image);
        assertSame(back, image);
    }
}
