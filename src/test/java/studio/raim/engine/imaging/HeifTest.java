package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeifTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final byte[][] ONE_PICTURE = {HeifFiles.info(1, "hvc1")};

    @TempDir
    Path directory;

    /** A reader that knows this decoder alone. */
    private PhotoReader with(String tool) throws IOException {
        HeifFiles.assumeInstalled(tool);
        String run = "exec '%s' \"$@\"".formatted(HeifFiles.program(tool).orElseThrow());
        Path folder = script("only-" + tool, tool, run);
        return new PhotoReader(ImageLimits.DEFAULT, new HeifTools(List.of(folder), LIMIT));
    }

    private static PhotoReader withNone() {
        return new PhotoReader(ImageLimits.DEFAULT, new HeifTools(List.of(), LIMIT));
    }

    private Path png(Photo photo) throws IOException {
        return Files.write(
                directory.resolve("source.png"), Bytes.encoded(photo, ImageFormat.PNG, WriteOptions.DEFAULT));
    }

    private Path file(byte... bytes) throws IOException {
        return Files.write(directory.resolve("photo"), bytes);
    }

    private static Photo smooth(int bits, PhotoMetadata metadata) {
        Pixels colour = Charts.smooth(64, 48, bits).channels(0, 1, 0);
        return new Photo(colour, null, metadata, ImageFormat.PNG, false, List.of());
    }

    @ParameterizedTest
    @CsvSource({"vips,heic", "vips,avif", "heif-convert,heic", "heif-convert,avif"})
    void a_photograph_comes_out_of_each_decoder_as_it_went_in(String tool, String ending) throws IOException {
        Photo photo = smooth(8, PhotoMetadata.NONE);
        Path coded = HeifFiles.encoded(png(photo), directory.resolve("a." + ending));

        Photo back = with(tool).read(coded);

        assertThat(back.format().id()).isEqualTo(ending);
        assertThat(back.colour().bitDepth()).isEqualTo(8);
        assertThat(back.alpha()).isNull();
        assertThat(back.grey()).isFalse();
        assertThat(back.remarks()).isEmpty();
        assertThat(back.resultFormat()).isEqualTo(ImageFormat.JPEG);
        assertThat(Charts.difference(photo.colour(), back.colour())).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"vips,10,heic", "heif-convert,10,heic", "vips,12,avif", "heif-convert,12,avif"})
    void more_than_8_bits_become_16_from_black_to_white(String tool, int bits, String ending) throws IOException {
        Photo photo = smooth(16, PhotoMetadata.NONE);
        Path coded = HeifFiles.encoded(png(photo), directory.resolve("a." + ending), "-b", Integer.toString(bits));

        PhotoReader reader = with(tool);
        Photo back = reader.read(coded);

        assertThat(reader.header(coded).bitDepth()).isEqualTo(16);
        assertThat(back.resultFormat()).isEqualTo(ImageFormat.PNG);
        assertThat(Charts.difference(photo.colour(), back.colour())).isLessThan(8 << (16 - bits));
        assertThat(back.colour().sample(63, 20, 0)).isGreaterThan(65_535 - (3 << (16 - bits)));
        // Every step of the ramp is there: 64 columns are 64 values of which 8 bits would know a quarter's difference.
        assertThat(back.colour().sample(40, 20, 0) % 257).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"vips,heic", "vips,avif", "heif-convert,heic", "heif-convert,avif"})
    void opacity_comes_along(String tool, String ending) throws IOException {
        Pixels alpha = Charts.smooth(64, 48, 8).channels(0);
        Photo photo = new Photo(
                Charts.smooth(64, 48, 8).channels(0, 1, 0),
                alpha,
                PhotoMetadata.NONE,
                ImageFormat.PNG,
                false,
                List.of());
        Path coded = HeifFiles.encoded(png(photo), directory.resolve("a." + ending));

        PhotoReader reader = with(tool);

        assertThat(reader.header(coded).alpha()).isTrue();
        Photo back = reader.read(coded);
        assertThat(Charts.difference(alpha, back.opacity().orElseThrow())).isLessThanOrEqualTo(6);
        assertThat(Charts.difference(photo.colour(), back.colour())).isLessThanOrEqualTo(6);
        assertThat(back.resultFormat()).isEqualTo(ImageFormat.PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vips", "heif-convert"})
    void a_grid_of_tiles_as_telephones_write_it_is_one_picture(String tool) throws IOException {
        Pixels whole = Charts.smooth(128, 64, 8).channels(0, 1, 0);
        byte[] left = Files.readAllBytes(HeifFiles.encoded(png(part(whole, 0)), directory.resolve("l.heic")));
        byte[] right = Files.readAllBytes(HeifFiles.encoded(png(part(whole, 64)), directory.resolve("r.heic")));

        Photo back = with(tool).read(file(HeifFiles.grid(left, right, 64, 64)));

        assertThat(back.width()).isEqualTo(128);
        assertThat(back.remarks()).isEmpty();
        assertThat(Charts.difference(whole, back.colour())).isLessThanOrEqualTo(6);
    }

    private static Photo part(Pixels whole, int left) {
        Pixels part = Pixels.allocate(64, 64, 3, 8);
        for (int i = 0; i < 64 * 64; i++) {
            for (int c = 0; c < 3; c++) {
                part.setSample(i % 64, i / 64, c, whole.sample(left + i % 64, i / 64, c));
            }
        }
        return Photo.of(part, ImageFormat.PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void profile_and_exif_are_carried_and_exif_does_not_turn_the_picture(String ending) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Photo photo = smooth(8, new PhotoMetadata(profile, Bytes.exif(1), null, null));
        Path coded = HeifFiles.encoded(png(photo), directory.resolve("a." + ending));

        Photo back = with("heif-convert").read(coded);

        assertThat(back.metadata().icc()).hasValue(profile);
        assertThat(back.metadata().exif().map(ExifBlock::orientation)).hasValue(Orientation.UPRIGHT);
        assertThat(back.width()).isEqualTo(64);
        Path jpeg = directory.resolve("result.jpg");
        new PhotoWriter().write(back, back.resultFormat(), jpeg, WriteOptions.DEFAULT);
        assertThat(new PhotoReader(ImageLimits.DEFAULT).read(jpeg).metadata().icc())
                .hasValue(profile);
    }

    @Test
    void xmp_and_exif_items_are_found_where_the_file_says_they_lie() throws IOException {
        byte[] xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>".getBytes(StandardCharsets.UTF_8);
        byte[] exif = Bytes.join(Bytes.number(6), Bytes.latin1("Exif\0\0"), Bytes.exif(6));
        byte[] mime = HeifFiles.full(
                "infe", 2, 0, HeifFiles.u16(2, 0), Bytes.latin1("mime"), Bytes.latin1("\0application/rdf+xml\0"));
        byte[] places = HeifFiles.full(
                "iloc",
                1,
                0,
                HeifFiles.u16(0x4400, 2),
                HeifFiles.u16(2, 1, 0, 1),
                Bytes.number(0),
                Bytes.number(xmp.length),
                HeifFiles.u16(3, 1, 0, 1),
                Bytes.number(xmp.length),
                Bytes.number(exif.length));
        byte[] file = HeifFiles.headerOnly(
                "heic",
                new byte[][] {HeifFiles.info(1, "hvc1"), mime, HeifFiles.info(3, "Exif")},
                new byte[][] {HeifFiles.size(40, 30), HeifFiles.box("irot", new byte[] {1})},
                Bytes.join(Bytes.number(1), HeifFiles.u16(1), Bytes.hex("02 01 82")),
                places,
                HeifFiles.box("idat", xmp, exif));

        Heif heif = HeifAnatomy.of(ByteSource.of(file), ImageFormat.HEIC);

        assertThat(heif.anatomy().metadata().xmp()).hasValue(xmp);
        assertThat(heif.anatomy().metadata().exif()).hasValue(Bytes.exif(6));
        assertThat(heif.anatomy().header())
                .isEqualTo(new ImageHeader(ImageFormat.HEIC, 30, 40, Orientation.UPRIGHT, 3, false, 8, 1));
    }

    private static byte[] large(int width, int height) {
        return HeifFiles.headerOnly(
                "heic",
                ONE_PICTURE,
                new byte[][] {HeifFiles.size(width, height)},
                Bytes.join(Bytes.number(1), HeifFiles.u16(1), Bytes.hex("01 01")));
    }

    @Test
    void a_bomb_is_refused_by_its_header_before_any_decoder_runs() throws IOException {
        Path bomb = file(large(60_000, 60_000));
        assertThatThrownBy(() -> withNone().read(bomb)).isInstanceOf(UnreadableImageException.TooManyPixels.class);
        Path negative = file(large(-1, -1));
        assertThatThrownBy(() -> withNone().read(negative)).isInstanceOf(UnreadableImageException.class);
        Path empty = file(large(0, 5));
        assertThatThrownBy(() -> withNone().read(empty)).isInstanceOf(UnreadableImageException.Damaged.class);
    }

    @Test
    void without_a_decoder_a_sentence_names_what_to_install() throws IOException {
        Path photo = file(large(40, 30));
        assertThatThrownBy(() -> withNone().header(photo))
                .isInstanceOf(UnreadableImageException.NeedsDecoder.class)
                .hasMessage(
                        "This is a HEIC picture, and no decoder for it is installed here. Save it as JPEG or PNG, or ask"
                                + " the administrator to install one (on Debian and Ubuntu: apt-get install libvips-tools"
                                + " libheif-examples).");
    }

    @Test
    void animations_without_a_still_picture_are_refused_and_others_give_theirs() throws IOException {
        byte[] sequence = Bytes.join(
                HeifFiles.box("ftyp", Bytes.latin1("avis"), Bytes.number(0)), HeifFiles.box("moov", new byte[100]));
        Path moving = file(sequence);
        assertThatThrownBy(() -> withNone().header(moving)).isInstanceOf(UnreadableImageException.Animated.class);

        byte[] both = Bytes.join(large(40, 30), HeifFiles.box("moov", new byte[100]));
        assertThat(HeifAnatomy.of(ByteSource.of(both), ImageFormat.AVIF)
                        .anatomy()
                        .remarks())
                .containsExactly("This HEIC is an animation: only its main picture is used.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vips", "heif-convert"})
    void of_several_pictures_the_main_one_is_used(String tool) throws IOException {
        HeifFiles.assumeInstalled("heif-enc");
        Path first = png(Photo.of(Charts.smooth(64, 48, 8).channels(0, 0, 0), ImageFormat.PNG));
        Path second =
                Files.write(directory.resolve("second.png"), Bytes.encoded(Charts.smooth(80, 32, 8), ImageFormat.PNG));
        Path coded = HeifFiles.encoded(second, directory.resolve("two.heic"), first.toString());

        Photo back = with(tool).read(coded);

        assertThat(back.remarks()).containsExactly("This HEIC file has 2 pictures: only the main one is used.");
        assertThat(Charts.difference(Charts.smooth(64, 48, 8).channels(0, 0, 0), back.colour()))
                .isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vips", "heif-convert"})
    void a_file_that_was_cut_off_anywhere_is_an_error(String tool) throws IOException {
        Path coded = HeifFiles.encoded(png(smooth(8, PhotoMetadata.NONE)), directory.resolve("a.heic"));
        byte[] whole = Files.readAllBytes(coded);
        PhotoReader reader = with(tool);
        for (double part : new double[] {0.02, 0.3, 0.6, 0.9, 0.98}) {
            Path cut = file(Arrays.copyOf(whole, (int) (whole.length * part)));
            assertThatThrownBy(() -> reader.read(cut)).isInstanceOf(UnreadableImageException.class);
        }
    }

    @Test
    void a_decoder_that_hangs_is_ended_and_one_that_fails_gives_way_to_the_next() throws IOException {
        Path coded = HeifFiles.encoded(png(smooth(8, PhotoMetadata.NONE)), directory.resolve("a.heic"));
        Path hanging = script("hanging", "vips", "sleep 60");
        PhotoReader impatient =
                new PhotoReader(ImageLimits.DEFAULT, new HeifTools(List.of(hanging), Duration.ofSeconds(1)));
        assertThatThrownBy(() -> impatient.read(coded)).hasMessageContaining("could not be decoded within 1 seconds");

        HeifFiles.assumeInstalled("heif-convert");
        Path failing = script("failing", "vips", "exit 1");
        Path real = HeifFiles.program("heif-convert").orElseThrow().getParent();
        HeifTools both = new HeifTools(List.of(failing, real), LIMIT);
        assertThat(new PhotoReader(ImageLimits.DEFAULT, both).read(coded).width())
                .isEqualTo(64);
    }

    @Test
    void what_a_decoder_may_take_is_bounded() throws IOException {
        Path coded = HeifFiles.encoded(png(smooth(8, PhotoMetadata.NONE)), directory.resolve("a.heic"));
        // Files of 1 GB and memory of 20 GB are more than a picture of 64 x 48 pixels needs.
        Path greedy = script("greedy", "vips", "head -c 1000000000 /dev/zero > plain.tif");
        Path hungry = script("hungry", "vips", "test \"$(ulimit -v)\" -lt 20000000 && exit 3; sleep 60");
        for (Path folder : List.of(greedy, hungry)) {
            PhotoReader reader =
                    new PhotoReader(ImageLimits.DEFAULT, new HeifTools(List.of(folder), Duration.ofSeconds(30)));
            assertThatThrownBy(() -> reader.read(coded)).hasMessageContaining("cannot be decoded by vips");
        }
    }

    private Path script(String folder, String name, String line) throws IOException {
        Path place = Files.createDirectories(directory.resolve(folder));
        Path file = Files.writeString(place.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return place;
    }

    @Test
    void broken_boxes_are_errors_and_never_loops() throws IOException {
        byte[] whole = large(40, 30);
        for (int i = 8; i < whole.length; i++) {
            for (int value : new int[] {0, 1, 0x7f, 0xff}) {
                byte[] broken = whole.clone();
                broken[i] = (byte) value;
                try {
                    withNone().header(file(broken));
                } catch (UnreadableImageException e) {
                    assertThat(e.getMessage()).endsWith(".");
                }
            }
        }
    }

    @Test
    void a_grid_whose_tiles_are_far_larger_than_itself_is_refused() throws IOException {
        Path file = file(HeifFiles.headerOnly(
                "heic",
                new byte[][] {HeifFiles.info(1, "grid"), HeifFiles.info(2, "hvc1")},
                new byte[][] {HeifFiles.size(100, 100), HeifFiles.size(30_000, 30_000)},
                Bytes.join(Bytes.number(2), HeifFiles.u16(1), Bytes.hex("01 01"), HeifFiles.u16(2), Bytes.hex("01 02")),
                HeifFiles.full("iref", 0, 0, HeifFiles.box("dimg", HeifFiles.u16(1, 1, 2)))));
        assertThatThrownBy(() -> withNone().header(file)).hasMessageContaining("tiles are much larger");
    }

    @Test
    void thumbnails_are_made_of_them() throws IOException {
        Path coded = HeifFiles.encoded(png(smooth(8, PhotoMetadata.NONE)), directory.resolve("a.heic"));
        HeifFiles.assumeInstalled("heif-convert");
        byte[] jpeg = new Thumbnails(ImageLimits.DEFAULT).jpeg(coded, 16);
        assertThat(new PhotoReader(ImageLimits.DEFAULT).header(file(jpeg)).width())
                .isEqualTo(16);
    }
}
