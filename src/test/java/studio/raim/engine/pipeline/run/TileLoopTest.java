package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.OutOfDeviceMemoryException;
import studio.raim.engine.pipeline.spec.Ratio;

/** The loop with arithmetic whose result is known for the whole image: a 5 x 5 mean, then each pixel doubled in size. */
class TileLoopTest {
    private final List<TilePlan> plans = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    /** Windows with more pixels than {@code limit} do not fit; their number is counted. */
    private static final class DoublingMean implements TileWork {
        int limit = Integer.MAX_VALUE;
        int tiles;

        @Override
        public Ratio scale() {
            return new Ratio(2, 1);
        }

        @Override
        public int multiple() {
            return 2;
        }

        @Override
        public float[] run(FloatBuffer tile, int channels, int width, int height, int crop) {
            assertThat(width % 2 + height % 2).isZero();
            if (width * height > limit) {
                throw new OutOfDeviceMemoryException(new IllegalStateException("out of memory"));
            }
            tiles++;
            int w = 2 * (width - 2 * crop);
            int h = 2 * (height - 2 * crop);
            float[] result = new float[channels * w * h];
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < h; y++) {
                    for (int x = 0; x < w; x++) {
                        result[(c * h + y) * w + x] = mean(tile, c, y / 2 + crop, x / 2 + crop, width, height);
                    }
                }
            }
            return result;
        }

        private static float mean(FloatBuffer tile, int c, int y, int x, int width, int height) {
            float sum = 0;
            for (int dy = -2; dy <= 2; dy++) {
                for (int dx = -2; dx <= 2; dx++) {
                    // Beyond the window a wrong value, so that too little context would show.
                    boolean inside = y + dy >= 0 && y + dy < height && x + dx >= 0 && x + dx < width;
                    sum += inside ? tile.get((c * height + y + dy) * width + x + dx) : 9;
                }
            }
            return sum / 25;
        }
    }

    private final DoublingMean work = new DoublingMean();

    @ParameterizedTest
    @CsvSource({"1,1", "3,217", "217,3", "64,64", "101,77", "130,33"})
    void tiles_give_the_same_image_as_one_tile_whatever_its_size(int width, int height) {
        Pixels photo = noise(width, height);
        Pixels whole = run(photo, 4096);
        int oneTile = work.tiles;

        Pixels tiled = run(photo, 40);

        assertThat(oneTile).isEqualTo(1);
        assertThat(tiled.width()).isEqualTo(2 * width);
        assertThat(tiled.height()).isEqualTo(2 * height);
        assertThat(largestDifference(whole, tiled)).isLessThanOrEqualTo(1);
    }

    @Test
    void a_constant_image_stays_constant() {
        Pixels photo = Pixels.allocate(150, 90, 3, 16);
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 150; x++) {
                for (int c = 0; c < 3; c++) {
                    photo.setSample(x, y, c, 12_345);
                }
            }
        }

        Pixels tiled = run(photo, 40);

        for (int y = 0; y < tiled.height(); y++) {
            for (int x = 0; x < tiled.width(); x++) {
                assertThat(tiled.sample(x, y, 1)).isEqualTo(12_345);
            }
        }
    }

    @Test
    void out_of_memory_halves_the_tiles_and_changes_nothing_else() {
        Pixels photo = noise(150, 190);
        Pixels whole = run(photo, 4096);
        plans.clear();
        work.limit = 48 * 48;

        Pixels tiled = run(photo, 160);

        assertThat(plans).singleElement().satisfies(p -> assertThat(p.tileWidth())
                .isLessThanOrEqualTo(48));
        assertThat(largestDifference(whole, tiled)).isLessThanOrEqualTo(1);
    }

    @Test
    void finished_rows_are_kept_when_memory_runs_out_in_the_middle() {
        Pixels photo = noise(150, 190);
        Pixels whole = run(photo, 4096);
        plans.clear();
        work.tiles = 0;
        DoublingMean shrinking = new DoublingMean();
        TileLoop loop = new TileLoop(shrinking, 2, 16, cancellation, (tile, tiles, fraction) -> {
            if (tile == 5) {
                shrinking.limit = 52 * 52;
            }
        });
        Pixels tiled = loop.run(photo, loop.blank(photo, 16), 80, "all", plans);

        assertThat(plans).hasSize(2);
        assertThat(plans.get(0).fromRow()).isZero();
        assertThat(plans.get(1).fromRow()).isGreaterThan(30);
        assertThat(plans.get(1).tileWidth()).isLessThanOrEqualTo(52);
        assertThat(largestDifference(whole, tiled)).isLessThanOrEqualTo(1);
        // Where memory ran out is part of the plan, so a machine with more of it makes the same again.
        shrinking.limit = Integer.MAX_VALUE;
        assertThat(largestDifference(tiled, loop.repeat(photo, loop.blank(photo, 16), plans)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,1,40", "3,217,40", "64,64,41", "101,77,48", "130,33,60", "150,190,80", "37,53,4096"})
    void a_plan_of_tiles_gives_the_same_tiles_again(int width, int height, int tile) {
        Pixels photo = noise(width, height);
        Pixels first = run(photo, tile);
        int tiles = work.tiles;

        TileLoop loop = new TileLoop(work, 2, 16, cancellation, (done, all, fraction) -> {});
        Pixels again = loop.repeat(photo, loop.blank(photo, 16), plans);

        assertThat(work.tiles).isEqualTo(2 * tiles);
        assertThat(largestDifference(first, again)).isZero();
    }

    @Test
    void a_plan_of_another_picture_is_refused() {
        run(noise(150, 190), 40);
        TileLoop loop = new TileLoop(work, 2, 16, cancellation, (done, all, fraction) -> {});
        Pixels other = noise(150, 90);

        assertThatThrownBy(() -> loop.repeat(other, loop.blank(other, 16), plans))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("150 x 90 pixels");
    }

    @Test
    void when_the_smallest_tiles_do_not_fit_either_it_gives_up() {
        work.limit = 100;

        assertThatThrownBy(() -> run(noise(100, 100), 80)).isInstanceOf(OutOfDeviceMemoryException.class);
    }

    @Test
    void a_cancelled_run_stops_before_the_next_tile() {
        TileLoop loop = new TileLoop(work, 2, 16, cancellation, (tile, tiles, fraction) -> {
            if (tile == 3) {
                cancellation.cancel();
            }
        });

        Pixels photo = noise(200, 200);
        assertThatThrownBy(() -> loop.run(photo, loop.blank(photo, 16), 64, "all", plans))
                .isInstanceOf(CancelledException.class);
        assertThat(work.tiles).isEqualTo(3);
    }

    private Pixels run(Pixels photo, int tile) {
        TileLoop loop = new TileLoop(work, 2, 16, cancellation, (done, tiles, fraction) -> {});
        return loop.run(photo, loop.blank(photo, 16), tile, "all", plans);
    }

    private static Pixels noise(int width, int height) {
        Pixels pixels = Pixels.allocate(width, height, 3, 16);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    pixels.setSample(x, y, c, random.nextInt(65_536));
                }
            }
        }
        return pixels;
    }

    private static int largestDifference(Pixels a, Pixels b) {
        int largest = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                for (int c = 0; c < a.channels(); c++) {
                    largest = Math.max(largest, Math.abs(a.sample(x, y, c) - b.sample(x, y, c)));
                }
            }
        }
        return largest;
    }
}
