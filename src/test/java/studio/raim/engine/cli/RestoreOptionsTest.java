package studio.raim.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.imaging.WriteOptions;
import studio.raim.engine.pipeline.run.SmallModels;

class RestoreOptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @TempDir
    Path photos;

    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SmallModels models;

    @BeforeEach
    void a_product_with_the_pipeline_test() throws IOException {
        models = new SmallModels(home);
        pipeline("1/2");
        System.setProperty("raim.home", home.toString());
    }

    private void pipeline(String settle) throws IOException {
        models.pipeline(
                "resize: {name: halve, factor: 1/2}",
                "network: {model: small-srvgg}",
                "resize: {name: settle, factor: %s}".formatted(settle));
    }

    @AfterEach
    void the_product_of_other_tests() {
        System.clearProperty("raim.home");
    }

    @ParameterizedTest
    @CsvSource({"jpeg,jpg", "png,png", "tiff,tif", "webp,webp"})
    void a_result_is_made_again_byte_for_byte_from_what_its_file_says(String format, String ending) throws IOException {
        String photo = photo("a.png", 150, 130, 16).toString();
        Path one = photos.resolve("one." + ending);
        Path two = photos.resolve("two." + ending);
        Path usual = photos.resolve("usual." + ending);

        assertThat(raim(
                        "restore",
                        photo,
                        "-o",
                        one.toString(),
                        "--format",
                        format,
                        "--strength",
                        "70",
                        "--tile",
                        "112",
                        "--quality",
                        "80",
                        "--metadata",
                        "no-gps",
                        "--seed",
                        "9"))
                .isZero();
        assertThat(raim("restore", "--like", one.toString(), photo, "-o", two.toString()))
                .isZero();
        assertThat(raim("restore", photo, "-o", usual.toString(), "--format", format))
                .isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
        assertThat(Files.readAllBytes(usual)).isNotEqualTo(Files.readAllBytes(one));
        JsonNode record = JSON.readTree(reader.provenance(two).orElseThrow());
        assertThat(record.get("strength").asInt()).isEqualTo(70);
        assertThat(record.at("/output/format").asText()).isEqualTo(format);
        assertThat(record.at("/output/quality").asInt()).isEqualTo(80);
        assertThat(record.at("/output/metadata").asText()).isEqualTo("no-gps");
    }

    @Test
    void a_saved_record_serves_for_a_result_that_says_nothing_itself() throws IOException {
        String photo = photo("a.png", 90, 70, 8).toString();
        Path one = photos.resolve("one.bmp");
        Path two = photos.resolve("two.bmp");

        assertThat(raim("restore", photo, "-o", one.toString(), "--json")).isZero();
        Path record = Files.writeString(
                photos.resolve("provenance.json"),
                JSON.readTree(out.toString()).get("provenance").toString());
        assertThat(raim("restore", "--like", record.toString(), photo, "-o", two.toString()))
                .isZero();
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));

        assertThat(raim("restore", "--like", one.toString(), photo, "--force")).isEqualTo(2);
        assertThat(err.toString()).contains("does not say how it was made", "give its provenance.json");
    }

    @Test
    void another_photograph_is_refused_unless_anyway() throws IOException {
        String photo = photo("a.png", 90, 70, 8).toString();
        Path one = photos.resolve("one.png");
        raim("restore", photo, "-o", one.toString(), "--strength", "40");
        String other = photo("b.png", 60, 50, 8).toString();
        Path two = photos.resolve("two.png");

        assertThat(raim("restore", "--like", one.toString(), other, "-o", two.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("made of another photograph");
        assertThat(two).doesNotExist();

        assertThat(raim("restore", "--like", one.toString(), other, "-o", two.toString(), "--anyway"))
                .isZero();
        assertThat(JSON.readTree(reader.provenance(two).orElseThrow())
                        .get("strength")
                        .asInt())
                .isEqualTo(40);
    }

    @Test
    void another_pipeline_or_other_weights_under_the_same_name_are_refused() throws IOException {
        String photo = photo("a.png", 90, 70, 8).toString();
        Path one = photos.resolve("one.png");
        raim("restore", photo, "-o", one.toString());

        pipeline("1/4");
        assertThat(raim("restore", "--like", one.toString(), photo)).isEqualTo(1);
        assertThat(err.toString()).contains("The file of the pipeline 'test' is another one than it was");

        pipeline("1/2");
        Path card = home.resolve("models/small-srvgg/card.yaml");
        Files.writeString(card, Files.readString(card).replaceAll("sha256: .{64}", "sha256: " + "a".repeat(64)));
        assertThat(raim("restore", "--like", one.toString(), photo)).isEqualTo(1);
        assertThat(err.toString()).contains("The weights are");
    }

    @Test
    void a_result_decides_alone_how_it_is_made_again() throws IOException {
        String photo = photo("a.png", 40, 30, 8).toString();
        Path one = photos.resolve("one.png");
        raim("restore", photo, "-o", one.toString());

        String[] command = {"restore", "--like", one.toString(), photo, "--tile", "256", "--quality", "80"};
        assertThat(raim(command)).isEqualTo(2);
        assertThat(err.toString()).contains("leave --tile and --quality out");

        Path nonsense = Files.writeString(photos.resolve("x.json"), "{\"version\": \"0.0.1\"}");
        assertThat(raim("restore", "--like", nonsense.toString(), photo)).isEqualTo(1);
        assertThat(err.toString()).contains("This is no record of how a result was made");
    }

    @Test
    void no_strength_gives_the_photograph() throws IOException {
        Path photo = photo("a.png", 50, 40, 16);

        assertThat(raim("restore", photo.toString(), "--strength", "0")).isZero();

        Pixels before = reader.read(photo).colour();
        Pixels after = reader.read(photos.resolve("a.restored.png")).colour();
        assertThat(after.bitDepth()).isEqualTo(16);
        for (int i = 0; i < 50 * 40; i++) {
            assertThat(after.sample(i % 50, i / 50, 1)).isEqualTo(before.sample(i % 50, i / 50, 1));
        }
    }

    @Test
    void a_chosen_format_names_the_result_and_a_wrong_choice_is_refused_before_work() throws IOException {
        String photo = photo("a.png", 30, 20, 8).toString();
        assertThat(raim("restore", photo, "--format", "TIFF")).isZero();
        assertThat(reader.header(photos.resolve("a.restored.tif")).format()).isEqualTo(ImageFormat.TIFF);

        assertThat(raim("restore", photo, "--format", "heic")).isEqualTo(2);
        assertThat(raim("restore", photo, "--format", "gif")).isEqualTo(2);
        assertThat(raim("restore", photo, "--quality", "0")).isEqualTo(2);
        assertThat(raim("restore", photo, "--strength", "101")).isEqualTo(2);
        assertThat(raim("restore", photo, "--metadata", "some")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "[jpeg, png, tiff, webp, bmp]", "'gif'", "between 1 (small) and 100", "not at 101 %", "no-gps");
    }

    @Test
    void a_photograph_of_a_telephone_becomes_a_jpeg() throws IOException {
        Path heic = photos.resolve("a.heic");
        assumeTrue(
                run("heif-enc", "-o", heic.toString(), photo("a.png", 64, 48, 8).toString()));
        assumeTrue(run("heif-convert", "--help") || run("vips", "--version"), "no decoder of HEIC is installed");

        assertThat(raim("restore", heic.toString())).isZero();

        assertThat(reader.header(photos.resolve("a.restored.jpg")).width()).isEqualTo(64);
        assertThat(raim(
                        "restore",
                        heic.toString(),
                        "-o",
                        photos.resolve("b.heic").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("No HEIC files are written");
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() <= 1;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void names_with_emoji_and_as_long_as_names_can_be_are_no_trouble() throws IOException {
        Path short_ = photo("a.png", 20, 16, 8);
        Path emoji = Files.copy(short_, photos.resolve("Gro\u00dfmutter \ud83d\udc75\ud83c\udffd.png"));
        String name = "\u00e4\ud83d\udc75".repeat(41) + "12345.png";
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        Path longest = Files.copy(short_, photos.resolve(name));

        assertThat(raim("restore", emoji.toString(), longest.toString())).isZero();

        assertThat(photos.resolve("Gro\u00dfmutter \ud83d\udc75\ud83c\udffd.restored.png"))
                .exists();
        try (Stream<Path> files = Files.list(photos)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".restored.png")))
                    .anySatisfy(result -> {
                        assertThat(name).startsWith(result.replace(".restored.png", ""));
                        assertThat(result.getBytes(StandardCharsets.UTF_8).length)
                                .isBetween(250, 255);
                    });
        }
        assertThat(raim("restore", photos.resolve("x".repeat(300) + ".png").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("File name too long");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,20000"})
    void the_smallest_and_the_narrowest_photographs_keep_their_size(int width, int height) throws IOException {
        Path photo = photo("a.png", width, height, 8);

        assertThat(raim("restore", photo.toString())).isZero();

        Pixels result = reader.read(photos.resolve("a.restored.png")).colour();
        assertThat(result.width()).isEqualTo(width);
        assertThat(result.height()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "truncated", "text", "bomb"})
    void a_bad_file_is_one_sentence_and_leaves_nothing_behind(String kind) throws IOException {
        byte[] png = Files.readAllBytes(photo("good.png", 64, 64, 8));
        Path bad = photos.resolve("bad.jpg");
        Files.write(
                bad,
                switch (kind) {
                    case "empty" -> new byte[0];
                    case "truncated" -> Arrays.copyOf(png, png.length / 2);
                    case "text" -> "not a photograph".getBytes(StandardCharsets.UTF_8);
                    default -> bomb(png);
                });

        assertThat(raim("restore", bad.toString())).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("bad.jpg: ")
                .containsAnyOf("is empty", "copied", "no picture of a known format", "60000 x 60000");
        try (Stream<Path> files = Files.list(photos)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("bad.jpg", "good.png");
        }
    }

    /** The header says 60,000 x 60,000 pixels. */
    private static byte[] bomb(byte[] png) {
        byte[] large = png.clone();
        for (int at : new int[] {16, 20}) {
            large[at + 2] = (byte) 0xea;
            large[at + 3] = 0x60;
        }
        return large;
    }

    private int raim(String... arguments) {
        Stream<String> more = Stream.of("--data", home.resolve("data").toString());
        if (!Arrays.asList(arguments).contains("--like")) {
            more = Stream.concat(more, Stream.of("--pipeline", "test"));
        }
        return EngineCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Arrays.stream(arguments), more).toArray(String[]::new));
    }

    private Path photo(String name, int width, int height, int bits) throws IOException {
        Pixels pixels = Pixels.allocate(width, height, 3, bits);
        Random random = new Random(5);
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                pixels.setSample(i % width, i / width, c, random.nextInt(1 << bits));
            }
        }
        Path file = photos.resolve(name);
        new PhotoWriter().write(Photo.of(pixels, ImageFormat.PNG), ImageFormat.PNG, file, WriteOptions.DEFAULT);
        return file;
    }
}
