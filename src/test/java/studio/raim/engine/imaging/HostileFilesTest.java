package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class HostileFilesTest {
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);

    @TempDir
    Path directory;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("photo"), bytes);
    }

    private AbstractThrowableAssert<?, ?> reading(byte... bytes) throws IOException {
        Path file = file(bytes);
        return assertThatThrownBy(() -> reader.read(file)).isInstanceOf(UnreadableImageException.class);
    }

    private static byte[] deflated(long zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
            byte[] block = new byte[1 << 16];
            for (long left = zeros; left > 0; left -= block.length) {
                deflater.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return out.toByteArray();
    }

    private static byte[] png(int width, int height, byte... data) {
        return Bytes.join(
                Bytes.hex("89504e470d0a1a0a"),
                Bytes.chunk("IHDR", Bytes.join(Bytes.number(width), Bytes.number(height), Bytes.hex("0802000000"))),
                Bytes.chunk("IDAT", data),
                Bytes.chunk("IEND", new byte[0]));
    }

    @Test
    void an_empty_file_is_named_so() throws IOException {
        reading()
                .isInstanceOf(UnreadableImageException.Empty.class)
                .hasMessageStartingWith("The file is empty (0 bytes)");
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a, a GIF picture",
        "%PDF-1.7, a PDF document",
        "hello world, no picture of a known format",
        "BMx, no picture of a known format",
        "<svg xmlns, a web page or a drawing",
        "....ftypcrx, a video",
        "....ftypisom, a video",
    })
    void files_of_other_kinds_are_named(String content, String name) throws IOException {
        reading(Bytes.latin1(content))
                .isInstanceOf(UnreadableImageException.UnknownFormat.class)
                .hasMessageStartingWith("This is " + name);
    }

    @Test
    void the_content_decides_and_not_the_ending() throws IOException {
        Path file = Files.write(directory.resolve("photo.jpg"), Bytes.encoded(Charts.smooth(8, 8, 8), ImageFormat.PNG));
        assertThat(reader.read(file).format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void a_bomb_of_60000_x_60000_pixels_is_refused_by_its_header() throws IOException {
        byte[] bomb = png(60_000, 60_000, deflated(100_000_000));
        assertThat(bomb.length).isLessThan(110_000);
        reading(bomb)
                .isInstanceOf(UnreadableImageException.TooManyPixels.class)
                .hasMessage("The picture is 60000 x 60000 = 3600.0 megapixels; the limit is 120.0."
                        + " Make it smaller, or ask the administrator to raise the limit.");
    }

    @Test
    void sides_beyond_every_number_are_refused() throws IOException {
        reading(png(Integer.MAX_VALUE, Integer.MAX_VALUE)).isInstanceOf(UnreadableImageException.TooManyPixels.class);
        reading(png(-1, 5)).isInstanceOf(UnreadableImageException.Damaged.class);
        reading(png(0, 5)).isInstanceOf(UnreadableImageException.Damaged.class);
    }

    @Test
    void no_limit_lets_a_picture_outgrow_one_array() throws IOException {
        PhotoReader boundless = new PhotoReader(new ImageLimits(Long.MAX_VALUE, Long.MAX_VALUE));
        Path file = file(png(60_000, 60_000));
        assertThatThrownBy(() -> boundless.header(file)).isInstanceOf(UnreadableImageException.TooManyPixels.class);
    }

    @Test
    void limits_are_inclusive() throws IOException {
        Path file = file(Bytes.encoded(Charts.smooth(10, 10, 8), ImageFormat.PNG));
        long bytes = Files.size(file);
        assertThat(new PhotoReader(new ImageLimits(100, bytes)).header(file).pixels())
                .isEqualTo(100);
        assertThatThrownBy(() -> new PhotoReader(new ImageLimits(99, bytes)).header(file))
                .isInstanceOf(UnreadableImageException.TooManyPixels.class);
        assertThatThrownBy(() -> new PhotoReader(new ImageLimits(100, bytes - 1)).header(file))
                .isInstanceOf(UnreadableImageException.TooManyBytes.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEIC", "AVIF"})
    void a_file_that_was_cut_off_anywhere_is_an_error(ImageFormat format) throws IOException {
        byte[] whole = Bytes.encoded(Charts.noise(40, 30, 3, 8), format);
        for (double part : new double[] {0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97}) {
            reading(Arrays.copyOf(whole, (int) (whole.length * part)));
        }
        reading(Arrays.copyOf(whole, whole.length / 2))
                .isInstanceOf(UnreadableImageException.Truncated.class)
                .hasMessageContaining("copy or upload it again");
    }

    @Test
    void a_jpeg_without_its_last_mark_is_whole() throws IOException {
        byte[] jpeg = Bytes.encoded(Charts.smooth(40, 30, 8), ImageFormat.JPEG);
        assertThat(reader.read(file(Arrays.copyOf(jpeg, jpeg.length - 2))).remarks())
                .isEmpty();
    }

    @Test
    void a_jpeg_that_lost_bytes_in_its_middle_is_read_with_a_remark() throws IOException {
        byte[] jpeg = Bytes.encoded(Charts.noise(64, 64, 3, 8), ImageFormat.JPEG);
        int third = jpeg.length / 3;
        byte[] gap = Bytes.join(Arrays.copyOf(jpeg, third), Arrays.copyOfRange(jpeg, 2 * third, jpeg.length));
        assertThat(reader.read(file(gap)).remarks())
                .containsExactly("Parts of this JPEG file are damaged: look at the result closely.");
    }

    @Test
    void a_png_with_too_few_pixels_in_its_stream_is_an_error() throws IOException {
        reading(png(1000, 1000, deflated(5000)));
        reading(png(1000, 1000, Bytes.hex("789c")));
    }

    @Test
    void a_profile_that_inflates_without_end_is_left_out() throws IOException {
        byte[] content = Bytes.join(Bytes.latin1("x\0\0"), deflated(200_000_000));
        Photo photo = reader.read(
                file(Bytes.withChunk(Bytes.encoded(Charts.smooth(8, 8, 8), ImageFormat.PNG), "iCCP", content)));
        assertThat(photo.metadata().icc()).isEmpty();
    }

    @Test
    void an_animated_png_gives_its_first_picture_and_a_remark() throws IOException {
        byte[] png = Bytes.withChunk(
                Bytes.encoded(Charts.smooth(8, 8, 8), ImageFormat.PNG), "acTL", Bytes.hex("0000000c 00000000"));
        assertThat(reader.read(file(png)).remarks())
                .containsExactly("This PNG is an animation of 12 frames: only its first picture is used.");
    }

    @Test
    void an_animated_webp_is_refused() throws IOException {
        reading(Bytes.fixture("moving.webp"))
                .isInstanceOf(UnreadableImageException.Animated.class)
                .hasMessageContaining("only still pictures");
    }

    @Test
    void a_jpeg_of_thousands_of_passes_is_refused() throws IOException {
        byte[] jpeg = Bytes.fixture("progressive.jpg");
        int scan = Bytes.find(jpeg, Bytes.hex("ffda"));
        byte[] bomb = Arrays.copyOf(jpeg, scan);
        // An empty refinement pass: component 1, coefficients 1 to 5, nothing changes.
        byte[][] passes = new byte[20_000][];
        Arrays.fill(passes, Bytes.hex("ffda 0008 01 01 00 01 05 00 00"));
        reading(Bytes.join(bomb, Bytes.join(passes), Bytes.hex("ffd9")))
                .isInstanceOf(UnreadableImageException.Damaged.class)
                .hasMessageContaining("more than 100 passes");
    }

    @ParameterizedTest
    @CsvSource({"ffc9, arithmetic coding", "ffc3, lossless"})
    void kinds_of_jpeg_that_are_not_read_are_named(String frame, String name) throws IOException {
        reading(Bytes.hex("ffd8" + frame + "0011 08 0030 0040 03 011100 021100 031100 ffda"))
                .isInstanceOf(UnreadableImageException.Unsupported.class)
                .hasMessageContaining(name);
    }

    @Test
    void a_jpeg_with_12_bits_is_named() throws IOException {
        reading(Bytes.hex("ffd8 ffc1 0011 0c 0030 0040 03 011100 021100 031100 ffda 0000"))
                .hasMessageContaining("12 bits a sample");
    }

    /** A TIFF header, one directory at 8 with these entries (tag, type, count, value), and 1000 bytes behind it. */
    private static byte[] tiff(int next, int[]... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Bytes.hex("4d4d002a 00000008 %04x".formatted(entries.length)));
        for (int[] e : entries) {
            String value = e[1] == 3 ? "%04x0000".formatted(e[3]) : "%08x".formatted(e[3]);
            out.writeBytes(Bytes.hex("%04x %04x %08x".formatted(e[0], e[1], e[2]) + value));
        }
        out.writeBytes(Bytes.number(next));
        out.writeBytes(new byte[1000]);
        return out.toByteArray();
    }

    private static int[][] grey(int width, int height, int[]... more) {
        int[][] usual = {
            {256, 4, 1, width}, {257, 4, 1, height}, {258, 3, 1, 8}, {262, 3, 1, 1}, {273, 4, 1, 200}, {279, 4, 1, 600}
        };
        return java.util.stream.Stream.concat(Arrays.stream(usual), Arrays.stream(more))
                .sorted(java.util.Comparator.comparingInt((int[] e) -> e[0]))
                .toArray(int[][]::new);
    }

    @Test
    void a_plain_handmade_tiff_is_read() throws IOException {
        assertThat(reader.read(file(tiff(0, grey(20, 30)))).grey()).isTrue();
    }

    @Test
    void tiff_directories_in_a_circle_are_refused() throws IOException {
        reading(tiff(8, grey(20, 30)))
                .isInstanceOf(UnreadableImageException.Damaged.class)
                .hasMessageContaining("directories go round in a circle");
    }

    @Test
    void an_exif_directory_that_points_to_the_page_does_no_harm() throws IOException {
        assertThat(reader.read(file(tiff(0, grey(20, 30, new int[] {34_665, 4, 1, 8}))))
                        .width())
                .isEqualTo(20);
    }

    @Test
    void a_tiff_field_longer_than_the_file_is_refused() throws IOException {
        reading(tiff(0, grey(20, 30, new int[] {34_675, 7, 0x7fff_ffff, 100})))
                .isInstanceOf(UnreadableImageException.Truncated.class);
        reading(tiff(0, grey(20, 30, new int[] {700, 4, 0x4000_0001, 100})))
                .isInstanceOf(UnreadableImageException.Truncated.class);
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1000000, TooManyPixels", "0, 5, Damaged", "-1, -1, TooManyPixels"})
    void tiff_sides_are_checked(int width, int height, String error) throws IOException {
        assertThat(reading(tiff(0, grey(width, height))).actual().getClass().getSimpleName())
                .isIn(error, "Damaged");
    }

    @Test
    void tiff_tiles_that_are_much_larger_than_the_picture_are_refused() throws IOException {
        reading(tiff(
                        0,
                        grey(
                                20,
                                30,
                                new int[] {322, 4, 1, 0x7fff_fff0},
                                new int[] {323, 4, 1, 0x7fff_fff0},
                                new int[] {324, 4, 1, 200},
                                new int[] {325, 4, 1, 600})))
                .isInstanceOf(UnreadableImageException.Damaged.class)
                .hasMessageContaining("tiles are");
    }

    @Test
    void a_raw_file_of_a_camera_is_named() throws IOException {
        reading(tiff(0, grey(20, 30, new int[] {50_706, 1, 4, 0x01040000}))).hasMessageContaining("camera's raw file");
    }

    @Test
    void floating_point_tiffs_are_named() throws IOException {
        int[][] entries = grey(20, 30, new int[] {339, 3, 1, 3});
        entries[2][3] = 32;
        reading(tiff(0, entries)).hasMessageContaining("32 bits (floating point)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffd8ffe0", "ffd8ffffffffffffffffffff", "ffd8ffd9", "ffd8ffda", "ffd8ffe00000"})
    void stumps_of_jpegs_are_errors(String digits) throws IOException {
        reading(Bytes.hex(digits));
    }

    @Test
    void a_jpeg_bitmap_inside_a_bmp_is_named() throws IOException {
        byte[] bmp = Bytes.fixture("plain.bmp");
        bmp[30] = 4;
        reading(bmp).isInstanceOf(UnreadableImageException.Unsupported.class);
    }
}
