package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TileAxisTest {
    @Test
    void an_image_that_fits_is_one_tile_without_a_blend() {
        TileAxis axis = TileAxis.cut(0, 101, 128, 8, 16, 2);

        assertThat(axis).isEqualTo(new TileAxis(0, 102, 1, 102, 8, 0));
        assertThat(axis.window()).isEqualTo(118);
    }

    @Test
    void tiles_cover_the_image_once_and_share_equal_windows() {
        TileAxis axis = TileAxis.cut(0, 517, 128, 8, 16, 2);

        assertThat(axis.count() * axis.step()).isGreaterThanOrEqualTo(517);
        assertThat((axis.count() - 1) * axis.step()).isLessThan(517);
        assertThat(axis.window()).isLessThanOrEqualTo(128);
        assertThat(axis.deliveryStart(1)).isEqualTo(axis.step() - 8);
        assertThat(axis.windowStart(1)).isEqualTo(axis.step() - 16);
    }

    @Test
    void every_border_is_a_multiple_of_what_the_stages_want() {
        TileAxis axis = TileAxis.cut(0, 1000, 150, 7, 10, 4);

        for (int i = 0; i < axis.count(); i++) {
            assertThat(axis.windowStart(i) % 4).isZero();
        }
        assertThat(axis.window() % 4).isZero();
    }

    @Test
    void the_rest_of_an_image_blends_with_the_tiles_before_it_even_if_it_is_one_tile() {
        TileAxis rest = TileAxis.cut(96, 128, 128, 8, 16, 2);

        assertThat(rest.count()).isEqualTo(1);
        assertThat(rest.blendsBefore(0)).isTrue();
        assertThat(rest.deliveryStart(0)).isEqualTo(88);
    }

    @Test
    void the_smallest_window_works_and_a_smaller_one_is_refused_with_its_size() {
        int smallest = TileAxis.smallest(10, 6, 4);

        assertThat(smallest).isEqualTo(24 + 8 + 8);
        assertThat(TileAxis.cut(0, 400, smallest, 10, 6, 4).step()).isEqualTo(8);
        assertThatThrownBy(() -> TileAxis.cut(0, 400, smallest - 1, 10, 6, 4)).hasMessageContaining("it needs 40");
    }
}
