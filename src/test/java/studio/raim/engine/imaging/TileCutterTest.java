package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileCutterTest {
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);

    @TempDir
    Path directory;

    private TileCutter cutter(byte[] file) throws IOException {
        return TileCutter.of(Files.write(directory.resolve("photo"), file), ImageLimits.DEFAULT);
    }

    private Pixels decoded(byte[] tile) throws IOException {
        return reader.read(Files.write(directory.resolve("tile"), tile)).colour();
    }

    private List<byte[]> exact(TileCutter cutter) throws IOException {
        List<byte[]> tiles = new ArrayList<>();
        cutter.exact(tiles::add);
        return tiles;
    }

    @Test
    void the_largest_level_holds_exactly_the_files_pixels() throws IOException {
        Pixels noise = Charts.noise(1100, 700, 3, 8);
        TileCutter cutter = cutter(Bytes.encoded(noise, ImageFormat.PNG));
        List<byte[]> tiles = exact(cutter);
        TilePyramid.Level level = cutter.pyramid().level(cutter.pyramid().largest());

        assertThat(tiles).hasSize(3 * 2);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                Rectangle tile = level.tile(column, row);
                Pixels shown = decoded(tiles.get(3 * row + column));
                assertThat(Charts.difference(shown, noise.window(tile.x, tile.y, tile.width, tile.height)))
                        .isZero();
            }
        }
    }

    @Test
    void smaller_levels_show_the_same_picture_from_the_coarsest_up() throws IOException {
        Pixels chart = Charts.smooth(1200, 801, 8).channels(0, 1, 1);
        List<byte[]> tiles = new ArrayList<>();
        cutter(Bytes.encoded(chart, ImageFormat.PNG)).coarse(tiles::add);

        assertThat(tiles).hasSize(1 + 2);
        Pixels coarsest = decoded(tiles.getFirst());
        assertThat(coarsest.width()).isEqualTo(300);
        assertThat(coarsest.height()).isEqualTo(201);
        // Pixel x of the coarsest level is the mean of the columns 4 x to 4 x + 3.
        for (int x = 0; x < 300; x += 13) {
            assertThat(coarsest.sample(x, 100, 0)).isCloseTo((int) ((4 * x + 1.5) * 255 / 1199), Offset.offset(3));
        }
    }

    @Test
    void a_turned_photograph_is_cut_upright() throws IOException {
        byte[] jpeg = Bytes.withSegment(
                Bytes.encoded(Charts.smooth(400, 200, 8), ImageFormat.JPEG), 0xe1, "Exif\0\0", Bytes.exif(6));
        TileCutter cutter = cutter(jpeg);
        Pixels tile = decoded(exact(cutter).getFirst());

        assertThat(cutter.pyramid()).isEqualTo(new TilePyramid(200, 400));
        assertThat(tile.width()).isEqualTo(200);
        // Turned clockwise, what grew to the right grows downwards.
        assertThat(tile.sample(100, 390, 0)).isGreaterThan(240);
        assertThat(tile.sample(100, 10, 0)).isLessThan(15);
    }

    @Test
    void sixteen_bits_are_rounded_to_eight() throws IOException {
        Pixels deep = Charts.smooth(300, 40, 16);
        Pixels tile =
                decoded(exact(cutter(Bytes.encoded(deep, ImageFormat.TIFF))).getFirst());
        for (int x = 0; x < 300; x += 7) {
            assertThat(tile.sample(x, 20, 0)).isEqualTo((int) Math.round(deep.sample(x, 20, 0) / 257.0));
        }
    }

    @Test
    void what_is_transparent_becomes_white_and_grey_becomes_three_equal_channels() throws IOException {
        Pixels grey = Charts.noise(60, 30, 1, 8);
        Pixels halfOpaque = Pixels.allocate(60, 30, 1, 8);
        for (int y = 0; y < 30; y++) {
            halfOpaque.setSample(0, y, 0, 255);
        }
        Photo photo =
                new Photo(grey.channels(0, 0, 0), halfOpaque, PhotoMetadata.NONE, ImageFormat.PNG, true, List.of());
        Pixels tile = decoded(exact(cutter(Bytes.encoded(photo, ImageFormat.PNG, WriteOptions.DEFAULT)))
                .getFirst());

        assertThat(tile.sample(0, 5, 1)).isEqualTo(grey.sample(0, 5, 0)).isEqualTo(tile.sample(0, 5, 2));
        assertThat(tile.sample(20, 5, 0)).isEqualTo(255);
    }

    @Test
    void colours_of_another_profile_are_converted_to_srgb() throws IOException {
        Pixels half = Pixels.allocate(8, 8, 3, 8);
        for (int i = 0; i < 8 * 8 * 3; i++) {
            half.setSample(i / 3 % 8, i / 24, i % 3, 128);
        }
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Photo photo =
                new Photo(half, null, new PhotoMetadata(linear, null, null, null), ImageFormat.PNG, false, List.of());
        Pixels tile = decoded(exact(cutter(Bytes.encoded(photo, ImageFormat.PNG, WriteOptions.DEFAULT)))
                .getFirst());

        // sRGB of linear 128/255: 1.055 * 0.502^(1/2.4) - 0.055 = 0.736.
        assertThat(tile.sample(3, 3, 0)).isCloseTo(188, Offset.offset(2));
    }
}
