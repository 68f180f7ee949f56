package studio.raim.engine.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.raim.engine.metric.text.TextFidelity.Verdict;

/** Boxes from a probability map, decoding, distances and verdicts. */
class TextPartsTest {
    @Test
    void a_bar_of_probability_becomes_a_box_grown_by_one_and_a_half_times_area_by_perimeter() {
        float[] map = new float[200 * 100];
        for (int y = 40; y < 50; y++) {
            for (int x = 30; x < 130; x++) {
                map[y * 200 + x] = 0.9f;
            }
        }
        double growth = 1.5 * 100 * 10 / 220;

        List<Quad> boxes = new TextMap(map, 200, 100).boxes();

        assertThat(boxes).hasSize(1);
        Quad box = boxes.getFirst();
        assertThat(box.left()).isCloseTo(30 - growth, within(1e-6));
        assertThat(box.top()).isCloseTo(40 - growth, within(1e-6));
        assertThat(box.width()).isCloseTo(100 + 2 * growth, within(1e-6));
        assertThat(box.height()).isCloseTo(10 + 2 * growth, within(1e-6));
        assertThat(box.alongY()).isCloseTo(0, within(1e-6));
    }

    @Test
    void what_is_improbable_or_tiny_is_no_text() {
        float[] map = new float[100 * 100];
        for (int i = 0; i < 1000; i++) {
            map[(10 + i / 50) * 100 + 10 + i % 50] = 0.5f;
        }
        map[60 * 100 + 60] = 1;

        assertThat(new TextMap(map, 100, 100).boxes()).isEmpty();
    }

    @Test
    void a_tilted_bar_starts_at_its_upper_left_corner_and_runs_along_the_line() {
        float[] map = new float[300 * 300];
        double angle = Math.toRadians(-25);
        for (int i = 0; i < map.length; i++) {
            int row = i / 300;
            double dx = i % 300 - 149.5;
            double dy = row - 149.5;
            double along = dx * Math.cos(angle) + dy * Math.sin(angle);
            double across = -dx * Math.sin(angle) + dy * Math.cos(angle);
            map[i] = Math.abs(along) < 100 && Math.abs(across) < 12 ? 1 : 0;
        }

        Quad box = new TextMap(map, 300, 300).boxes().getFirst();

        assertThat(Math.toDegrees(Math.atan2(box.alongY(), box.alongX()))).isCloseTo(-25, within(1.0));
        assertThat(box.downY()).isPositive();
        assertThat(box.x(0.5, 0.5)).isCloseTo(150, within(1.0));
    }

    @Test
    void repeats_are_one_character_unless_a_blank_is_between_them() {
        CtcDecoder decoder = new CtcDecoder(List.of("a", "b"));
        float[] steps = {0, 1, 0, 0, .8f, .2f, 1, 0, 0, 0, .6f, .4f, 0, 0, 1};

        Reading reading = decoder.decode(steps, 3);

        assertThat(reading.text()).isEqualTo("aab");
        assertThat(reading.confidence()).isCloseTo((1 + .6 + 1) / 3, within(1e-6));
        assertThat(decoder.decode(new float[] {1, 0, 0}, 3)).isEqualTo(Reading.NOTHING);
    }

    @Test
    void edits_are_counted_without_spaces_and_widths() {
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("Road 47", "Road47")).isZero();
        assertThat(EditDistance.between("ＡＢ：１", "AB:1")).isZero();
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
    }

    @Test
    void a_verdict_needs_confidence() {
        Reading road = new Reading("Road", 0.97);
        assertThat(TextMeter.verdict(road, new Reading("Road", 0.5), null)).contains(Verdict.KEPT);
        assertThat(TextMeter.verdict(road, new Reading("Rood", 0.95), null)).contains(Verdict.CHANGED);
        assertThat(TextMeter.verdict(road, new Reading("Rl", 0.4), null)).contains(Verdict.LOST);
        assertThat(TextMeter.verdict(new Reading("R?", 0.5), new Reading("Rood", 0.95), null))
                .contains(Verdict.UNPROVEN);
        assertThat(TextMeter.verdict(new Reading("R?", 0.5), new Reading("Rood", 0.95), road))
                .contains(Verdict.CHANGED);
        assertThat(TextMeter.verdict(Reading.NOTHING, Reading.NOTHING, null)).isEmpty();
    }

    @Test
    void a_column_is_turned_to_the_left() {
        Quad column = Quad.upright(10, 20, 30, 100);
        Quad line = column.turned();
        assertThat(line.width()).isEqualTo(100);
        assertThat(line.x(0, 0)).isEqualTo(40);
        assertThat(line.y(0, 0)).isEqualTo(20);
        assertThat(line.x(1, 1)).isEqualTo(10);
        assertThat(line.y(1, 1)).isEqualTo(120);
    }
}
