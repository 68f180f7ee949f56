package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of another program, whose samples are known by formula. */
class FormatsTest {
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);

    @TempDir
    Path directory;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("photo"), bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"interlaced.png", "lzw.tif", "tiled.tif", "lossless.webp", "plain.bmp"})
    void lossless_files_give_the_exact_samples(String name) throws IOException {
        Path file = file(Bytes.fixture(name));
        Photo photo = reader.read(file);
        assertThat(Charts.difference(photo.colour(), Charts.smooth(64, 48, 8))).isZero();
        assertThat(photo.alpha()).isNull();
        assertThat(photo.grey()).isFalse();
        assertThat(photo.remarks()).isEmpty();
        assertThat(photo.format().extension()).isEqualTo(name.substring(name.lastIndexOf('.') + 1));
        assertThat(reader.header(file))
                .isEqualTo(new ImageHeader(photo.format(), 64, 48, Orientation.UPRIGHT, 3, false, 8, 1));
    }

    @ParameterizedTest
    @CsvSource({"progressive.jpg, 12", "jpeg-inside.tif, 12", "cmyk.tif, 1", "cmyk.jpg, 24"})
    void lossy_files_and_cmyk_come_near(String name, int tolerance) throws IOException {
        Photo photo = reader.read(file(Bytes.fixture(name)));
        assertThat(Charts.difference(photo.colour(), Charts.smooth(64, 48, 8))).isLessThanOrEqualTo(tolerance);
    }

    @Test
    void sixteen_bits_in_big_endian_order_are_exact() throws IOException {
        Pixels pixels = reader.read(file(Bytes.fixture("big-endian-16.tif"))).colour();
        Pixels chart = Charts.smooth(64, 48, 8);
        assertThat(pixels.bitDepth()).isEqualTo(16);
        for (int c = 0; c < 3; c++) {
            assertThat(pixels.sample(37, 21, c)).isEqualTo(chart.sample(37, 21, c) * 257);
        }
    }

    @Test
    void a_grey_jpeg_is_seen_as_colour_and_known_as_grey() throws IOException {
        Photo photo = reader.read(file(Bytes.fixture("grey.jpg")));
        assertThat(photo.grey()).isTrue();
        assertThat(photo.colour().channels()).isEqualTo(3);
        assertThat(photo.colour().sample(63, 5, 2)).isBetween(252, 255);
        assertThat(photo.colour().sample(0, 5, 1)).isBetween(0, 3);
    }

    @Test
    void colours_that_were_multiplied_by_alpha_are_divided_again() throws IOException {
        Photo photo = reader.read(file(Bytes.fixture("associated-alpha.tif")));
        assertThat(Charts.difference(photo.colour(), Charts.smooth(64, 48, 8))).isLessThanOrEqualTo(1);
        assertThat(photo.opacity().orElseThrow().sample(0, 0, 0)).isEqualTo(128);
        assertThat(photo.opacity().orElseThrow().sample(40, 0, 0)).isEqualTo(255);
    }

    @Test
    void the_first_of_two_pages_is_used_and_a_remark_says_so() throws IOException {
        Path file = file(Bytes.fixture("two-pages.tif"));
        assertThat(reader.header(file).frames()).isEqualTo(2);
        Photo photo = reader.read(file);
        assertThat(photo.remarks()).containsExactly("This TIFF has 2 pages: only the first one is used.");
        assertThat(Charts.difference(photo.colour(), Charts.smooth(64, 48, 8))).isZero();
    }

    @Test
    void a_cmyk_jpeg_with_a_broken_profile_is_read_all_the_same() throws IOException {
        byte[] broken = Bytes.withSegment(
                Bytes.fixture("cmyk.jpg"), 0xe2, "ICC_PROFILE\0\1\1", Bytes.latin1("no profile at all ".repeat(20)));
        Photo photo = reader.read(file(broken));
        assertThat(Charts.difference(photo.colour(), Charts.smooth(64, 48, 8))).isLessThanOrEqualTo(24);
        assertThat(photo.metadata().icc()).isEmpty();
        assertThat(photo.remarks()).singleElement().asString().contains("CMYK without a usable colour profile");
    }

    @Test
    void a_palette_with_one_transparent_colour_gives_alpha() throws IOException {
        // 2 x 1 pixels of 1 bit: the palette is red, green; red is half transparent. Deflated row: filter 0, bits 01.
        byte[] png = Bytes.join(
                Bytes.hex("89504e470d0a1a0a"),
                Bytes.chunk("IHDR", Bytes.hex("00000002 00000001 01 03 00 00 00")),
                Bytes.chunk("PLTE", Bytes.hex("ff0000 00ff00")),
                Bytes.chunk("tRNS", Bytes.hex("80")),
                Bytes.chunk("IDAT", Bytes.hex("7801 01 0200 fdff 00 40 00420041")),
                Bytes.chunk("IEND", new byte[0]));
        Photo photo = reader.read(file(png));
        assertThat(photo.colour().sample(0, 0, 0)).isEqualTo(255);
        assertThat(photo.colour().sample(1, 0, 1)).isEqualTo(255);
        assertThat(photo.opacity().orElseThrow().sample(0, 0, 0)).isEqualTo(128);
        assertThat(photo.opacity().orElseThrow().sample(1, 0, 0)).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpeg_png_and_webp_are_turned_as_their_exif_says(int orientation) throws IOException {
        Pixels stored = Charts.smooth(32, 16, 8);
        Pixels expected = stored.displayed(Orientation.ofExif(orientation));
        byte[] jpeg =
                Bytes.withSegment(Bytes.encoded(stored, ImageFormat.JPEG), 0xe1, "Exif\0\0", Bytes.exif(orientation));
        byte[] png = Bytes.withChunk(Bytes.encoded(stored, ImageFormat.PNG), "eXIf", Bytes.exif(orientation));
        ImageHeader header = reader.header(file(jpeg));
        assertThat(header.width()).isEqualTo(orientation < 5 ? 32 : 16);
        assertThat(header.height()).isEqualTo(orientation < 5 ? 16 : 32);
        assertThat(Charts.difference(reader.read(file(jpeg)).colour(), expected))
                .isLessThan(16);
        assertThat(Charts.difference(reader.read(file(png)).colour(), expected)).isZero();
    }
}
