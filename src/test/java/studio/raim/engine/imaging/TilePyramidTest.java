package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TilePyramidTest {
    @Test
    void fifty_megapixels_are_halved_until_one_tile_shows_them() {
        TilePyramid pyramid = new TilePyramid(8660, 5774);
        assertThat(pyramid.levels()).isEqualTo(6);
        assertThat(pyramid.level(0)).isEqualTo(new TilePyramid.Level(271, 181));
        assertThat(pyramid.level(1)).isEqualTo(new TilePyramid.Level(542, 361));
        assertThat(pyramid.level(5)).isEqualTo(new TilePyramid.Level(8660, 5774));
        assertThat(pyramid.level(5).tiles()).isEqualTo(17 * 12);
    }

    @Test
    void a_photo_that_fits_into_a_tile_has_one_level() {
        TilePyramid pyramid = new TilePyramid(512, 3);
        assertThat(pyramid.levels()).isEqualTo(1);
        assertThat(pyramid.coarseTiles()).isZero();
        assertThat(pyramid.level(0).tile(0, 0)).isEqualTo(new Rectangle(0, 0, 512, 3));
    }

    @Test
    void tiles_share_a_pixel_with_each_neighbour() {
        TilePyramid.Level level = new TilePyramid(1300, 600).level(2);
        assertThat(level.tile(0, 0)).isEqualTo(new Rectangle(0, 0, 513, 513));
        assertThat(level.tile(1, 0)).isEqualTo(new Rectangle(511, 0, 514, 513));
        assertThat(level.tile(2, 1)).isEqualTo(new Rectangle(1023, 511, 277, 89));
        assertThatThrownBy(() -> level.tile(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void ordinals_count_all_tiles_once() {
        TilePyramid pyramid = new TilePyramid(2000, 1100);
        List<Integer> ordinals = new ArrayList<>();
        for (int level = 0; level < pyramid.levels(); level++) {
            for (int row = 0; row < pyramid.level(level).rows(); row++) {
                for (int column = 0; column < pyramid.level(level).columns(); column++) {
                    ordinals.add(pyramid.ordinal(level, column, row));
                }
            }
        }
        assertThat(ordinals)
                .containsExactlyElementsOf(
                        IntStream.range(0, ordinals.size()).boxed().toList());
        assertThat(pyramid.coarseTiles()).isEqualTo(1 + 2 * 2);
    }
}
