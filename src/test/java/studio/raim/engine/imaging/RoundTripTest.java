package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void tiff_keeps_every_sample_and_the_alpha_channel(int bitDepth) throws IOException {
        Pixels colour = Charts.noise(301, 997, 3, bitDepth);
        Pixels alpha = Charts.noise(301, 997, 1, bitDepth);
        Photo photo = new Photo(colour, alpha, PhotoMetadata.NONE, ImageFormat.TIFF, false, List.of());
        Photo back = there_and_back(photo, ImageFormat.TIFF);
        assertThat(back.colour().bitDepth()).isEqualTo(bitDepth);
        assertThat(Charts.difference(back.colour(), colour)).isZero();
        assertThat(Charts.difference(back.opacity().orElseThrow(), alpha)).isZero();
    }

    @Test
    void webp_stays_near_the_samples_and_keeps_alpha_exactly() throws IOException {
        Pixels colour = Charts.smooth(64, 48, 8).channels(0, 1, 1);
        Pixels alpha = Charts.smooth(64, 48, 8).channels(0);
        Photo photo = new Photo(colour, alpha, PhotoMetadata.NONE, ImageFormat.WEBP, false, List.of());
        Photo back = there_and_back(photo, ImageFormat.WEBP);
        assertThat(Charts.difference(back.opacity().orElseThrow(), alpha)).isZero();
        assertThat(back.colour().sample(40, 20, 0)).isCloseTo(colour.sample(40, 20, 0), Offset.offset(16));
        assertThat(back.colour().sample(40, 20, 1)).isCloseTo(colour.sample(40, 20, 1), Offset.offset(16));
    }

    @Test
    void bmp_keeps_every_8_bit_sample() throws IOException {
        Pixels colour = Charts.noise(37, 23, 3, 8);
        assertThat(Charts.difference(
                        there_and_back(Photo.of(colour, ImageFormat.BMP), ImageFormat.BMP)
                                .colour(),
                        colour))
                .isZero();
    }

    @Test
    void grey_stays_grey_in_tiff_and_16_bits_become_8_where_they_must() throws IOException {
        Pixels grey = Charts.smooth(64, 48, 16).channels(0, 0, 0);
        Photo photo = new Photo(grey, null, PhotoMetadata.NONE, ImageFormat.TIFF, true, List.of());
        Photo tiff = there_and_back(photo, ImageFormat.TIFF);
        assertThat(tiff.grey()).isTrue();
        assertThat(Charts.difference(tiff.colour(), grey)).isZero();
        Photo bmp = there_and_back(photo, ImageFormat.BMP);
        assertThat(bmp.colour().sample(63, 0, 0)).isEqualTo(255);
        assertThat(bmp.colour().sample(21, 0, 0)).isEqualTo(85);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEIC", "AVIF"})
    void a_turned_view_is_written_as_it_is_seen(ImageFormat format) throws IOException {
        Pixels turned = Charts.smooth(48, 80, 8)
                .displayed(Orientation.NEEDS_90_CLOCKWISE)
                .channels(0, 1, 1);
        Photo back = there_and_back(Photo.of(turned, format), format);
        assertThat(back.width()).isEqualTo(80);
        assertThat(Charts.difference(back.colour(), turned)).isLessThan(format == ImageFormat.WEBP ? 40 : 16);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEIC", "AVIF"})
    void the_smallest_and_the_narrowest_pictures_survive(ImageFormat format) throws IOException {
        for (Pixels pixels : List.of(
                Charts.smooth(1, 1, 8).channels(0, 0, 0),
                Charts.smooth(3, 16_000, 8).channels(1, 1, 1),
                Charts.smooth(16_000, 3, 8).channels(0, 0, 0))) {
            Photo back = there_and_back(Photo.of(pixels, format), format);
            assertThat(Charts.difference(back.colour(), pixels)).isLessThan(16);
        }
    }

    @Test
    void a_side_that_the_format_cannot_hold_is_refused_in_a_sentence() {
        Photo wide = Photo.of(Charts.smooth(20_000, 3, 8), ImageFormat.WEBP);
        assertThatThrownBy(() -> there_and_back(wide, ImageFormat.WEBP))
                .hasMessage("A WEBP file can be at most 16,383 pixels on a side, and the picture is 20000 x 3:"
                        + " choose PNG or TIFF.");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void jpeg_has_full_chroma_resolution() {
        byte[] jpeg = Bytes.encoded(Charts.smooth(64, 48, 8), ImageFormat.JPEG);
        // SOF0: marker, length 17, 8 bits, height 48, width 64, then 3 components: id, sampling factors, table.
        int frame = Bytes.find(jpeg, Bytes.hex("ffc0 0011 08 0030 0040 03"));
        assertThat(frame).isPositive();
        assertThat(jpeg[frame + 11]).isEqualTo((byte) 0x11);
        assertThat(jpeg[frame + 14]).isEqualTo((byte) 0x11);
        assertThat(jpeg[frame + 17]).isEqualTo((byte) 0x11);
        // Quality 95 divides the standard table by ten: its first number 16 becomes 2.
        int table = Bytes.find(jpeg, Bytes.hex("ffdb"));
        assertThat(jpeg[table + 5]).isEqualTo((byte) 2);
    }
}
