package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThumbnailsTest {
    private final Thumbnails thumbnails = new Thumbnails(ImageLimits.DEFAULT);
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);

    @TempDir
    Path directory;

    private Photo thumbnail(byte[] file, int side) throws IOException {
        byte[] jpeg = thumbnails.jpeg(Files.write(directory.resolve("photo"), file), side);
        return reader.read(Files.write(directory.resolve("thumbnail"), jpeg));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEIC", "AVIF"})
    void a_gradient_stays_a_gradient(ImageFormat format) throws IOException {
        Pixels chart = Charts.smooth(1200, 800, 8).channels(0, 1, 1);
        Photo small = thumbnail(Bytes.encoded(chart, format), 60);
        assertThat(small.width()).isEqualTo(60);
        assertThat(small.height()).isEqualTo(40);
        // The middle of pixel x covers the chart's columns 20 x to 20 x + 20.
        for (int x = 2; x < 58; x += 5) {
            assertThat(small.colour().sample(x, 20, 0)).isCloseTo((20 * x + 10) * 255 / 1199, Offset.offset(8));
        }
    }

    @Test
    void a_turned_photograph_has_an_upright_thumbnail() throws IOException {
        byte[] jpeg = Bytes.withSegment(
                Bytes.encoded(Charts.smooth(400, 200, 8), ImageFormat.JPEG), 0xe1, "Exif\0\0", Bytes.exif(6));
        Photo small = thumbnail(jpeg, 100);
        assertThat(small.width()).isEqualTo(50);
        assertThat(small.height()).isEqualTo(100);
        assertThat(small.metadata().exif()).isEmpty();
    }

    @Test
    void small_and_thin_photographs_are_not_blown_up() throws IOException {
        assertThat(thumbnail(Bytes.encoded(Charts.smooth(20, 10, 8), ImageFormat.PNG), 100)
                        .width())
                .isEqualTo(20);
        Photo thin = thumbnail(Bytes.encoded(Charts.smooth(3, 20_000, 8), ImageFormat.PNG), 256);
        assertThat(thin.width()).isEqualTo(1);
        assertThat(thin.height()).isEqualTo(256);
    }

    @Test
    void what_is_transparent_becomes_white() throws IOException {
        Pixels nothing = Pixels.allocate(8, 8, 1, 8);
        Photo photo = new Photo(Charts.smooth(8, 8, 8), nothing, PhotoMetadata.NONE, ImageFormat.PNG, false, List.of());
        Photo small = thumbnail(Bytes.encoded(photo, ImageFormat.PNG, WriteOptions.DEFAULT), 8);
        assertThat(small.colour().sample(3, 3, 2)).isEqualTo(255);
    }
}
