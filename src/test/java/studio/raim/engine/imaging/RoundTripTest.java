package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
    private final PhotoWriter writer = new PhotoWriter();

    @TempDir
    Path directory;

    private Photo there_and_back(Photo photo, ImageFormat format) throws IOException {
        Path file = directory.resolve("photo." + format.extension());
        writer.write(photo, format, file, WriteOptions.DEFAULT);
        return reader.read(file);
    }

    @Test
    void png_keeps_every_8_bit_sample() throws IOException {
        Pixels colour = Charts.noise(37, 23, 3, 8);
        Photo back = there_and_back(Photo.of(colour, ImageFormat.PNG), ImageFormat.PNG);
        assertThat(Charts.difference(back.colour(), colour)).isZero();
        assertThat(back.alpha()).isNull();
        assertThat(back.remarks()).isEmpty();
    }

    @Test
    void png_keeps_every_16_bit_sample_and_the_alpha_channel() throws IOException {
        Pixels colour = Charts.noise(37, 23, 3, 16);
        Pixels alpha = Charts.noise(37, 23, 1, 16);
        Photo photo = new Photo(colour, alpha, PhotoMetadata.NONE, ImageFormat.PNG, false, List.of());
        Photo back = there_and_back(photo, ImageFormat.PNG);
        assertThat(Charts.difference(back.colour(), colour)).isZero();
        assertThat(Charts.difference(back.opacity().orElseThrow(), alpha)).isZero();
    }

    @Test
    void grey_stays_grey_in_png_and_jpeg() throws IOException {
        Pixels grey = Charts.smooth(64, 48, 8).channels(0, 0, 0);
        Photo photo = new Photo(grey, null, PhotoMetadata.NONE, ImageFormat.PNG, true, List.of());
        Photo png = there_and_back(photo, ImageFormat.PNG);
        assertThat(png.grey()).isTrue();
        assertThat(Charts.difference(png.colour(), grey)).isZero();
        Photo jpeg = there_and_back(photo, ImageFormat.JPEG);
        assertThat(jpeg.grey()).isTrue();
        assertThat(Charts.difference(jpeg.colour(), grey)).isLessThan(8);
        assertThat(reader.header(directory.resolve("photo.jpg")).channels()).isEqualTo(1);
    }

    @Test
    void jpeg_stays_near_the_samples() throws IOException {
        Pixels colour = Charts.smooth(64, 48, 8);
        Photo back = there_and_back(Photo.of(colour, ImageFormat.JPEG), ImageFormat.JPEG);
        assertThat(Charts.difference(back.colour(), colour)).isLessThan(16);
        assertThat(back.remarks()).isEmpty();
    }
}
