package studio.raim.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.imaging.WriteOptions;
import studio.raim.engine.pipeline.run.SmallModels;

class EngineCliTest {
    @TempDir
    Path home;

    @TempDir
    Path photos;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SmallModels models;

    @BeforeEach
    void a_product_with_the_pipeline_test() throws IOException {
        models = new SmallModels(home);
        models.pipeline(
                "resize: {name: halve, factor: 1/2}",
                "network: {model: small-srvgg}",
                "resize: {name: settle, factor: 1/2}");
        System.setProperty("raim.home", home.toString());
    }

    @AfterEach
    void the_product_of_other_tests() {
        System.clearProperty("raim.home");
    }

    @Test
    void a_photograph_is_restored_beside_itself_and_says_how_it_was_made() throws IOException {
        Path photo = photo("a.png", 40, 30);

        assertThat(raim("restore", photo.toString())).isZero();

        Path result = photos.resolve("a.restored.png");
        assertThat(new PhotoReader(ImageLimits.DEFAULT).header(result).width()).isEqualTo(40);
        assertThat(new PhotoReader(ImageLimits.DEFAULT).provenance(result))
                .hasValueSatisfying(json -> assertThat(json).contains("\"pipeline\":\"test\""));
        assertThat(out.toString()).contains("a.png -> ").contains("a.restored.png");
    }

    @Test
    void json_is_one_object_a_photograph_and_nothing_else() throws IOException {
        Path photo = photo("a.png", 40, 30);

        assertThat(raim(
                        "restore",
                        photo.toString(),
                        "-o",
                        photos.resolve("b.jpg").toString(),
                        "--json"))
                .isZero();

        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(line.get("pipeline").asText()).isEqualTo("test");
        assertThat(line.get("megapixels").asDouble()).isEqualTo(0.0012);
        assertThat(line.get("seconds").asDouble()).isPositive();
        assertThat(line.get("output").asText()).endsWith("b.jpg");
        assertThat(new PhotoReader(ImageLimits.DEFAULT)
                        .header(photos.resolve("b.jpg"))
                        .format())
                .isEqualTo(ImageFormat.JPEG);
    }

    @Test
    void a_folder_keeps_its_structure_and_a_bad_file_does_not_stop_the_others() throws IOException {
        photo("in/x.png", 16, 16);
        photo("in/deep/z.png", 16, 16);
        Files.writeString(photos.resolve("in/deep/y.jpg"), "no photograph");
        Files.writeString(photos.resolve("in/notes.txt"), "not looked at");

        int code = raim(
                "restore",
                photos.resolve("in").toString(),
                "-o",
                photos.resolve("out").toString());

        assertThat(code).isEqualTo(1);
        assertThat(files(photos.resolve("out"))).containsExactly("deep/z.restored.png", "x.restored.png");
        assertThat(err.toString().lines())
                .filteredOn(line -> line.contains("y.jpg"))
                .hasSize(1);
    }

    @Test
    void results_of_earlier_runs_in_a_folder_are_not_restored_again() throws IOException {
        photo("a.png", 16, 16);
        raim("restore", photos.toString());

        assertThat(raim("restore", photos.toString(), "--force")).isZero();

        assertThat(files(photos)).containsExactly("a.png", "a.restored.png");
    }

    @Test
    void neither_the_photograph_nor_an_existing_result_is_replaced() throws IOException {
        Path photo = photo("a.png", 16, 16);
        byte[] before = Files.readAllBytes(photo);
        Path result = Files.writeString(photos.resolve("a.restored.png"), "mine");

        assertThat(raim("restore", photo.toString(), "-o", photo.toString(), "--force"))
                .isEqualTo(1);
        assertThat(raim("restore", photo.toString())).isEqualTo(1);

        assertThat(Files.readAllBytes(photo)).isEqualTo(before);
        assertThat(Files.readString(result)).isEqualTo("mine");
        assertThat(err.toString()).contains("would replace the photograph itself", "exists: use --force");
        assertThat(raim("restore", photo.toString(), "--force")).isZero();
    }

    @Test
    void two_photographs_that_would_share_a_result_are_refused_before_work_begins() throws IOException {
        Path one = photo("one/a.png", 16, 16);
        Path two = photo("two/a.png", 16, 16);

        int code = raim(
                "restore",
                one.toString(),
                two.toString(),
                "-o",
                photos.resolve("out").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("Two of these photographs would be written to");
        assertThat(photos.resolve("out")).doesNotExist();
    }

    @Test
    void an_unknown_pipeline_is_refused_with_the_known_ones() throws IOException {
        assertThat(raim("restore", "--pipeline", "nope", photo("a.png", 9, 9).toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no pipeline 'nope'; there are: test");
    }

    @Test
    void a_model_without_weights_says_what_to_do() throws IOException {
        Files.delete(models.weights(SmallModels.SRVGG));

        assertThat(raim("restore", photo("a.png", 9, 9).toString())).isEqualTo(1);
        assertThat(err.toString()).contains("weights.safetensors of the model small-srvgg is not there");
    }

    @Test
    void models_are_listed_verified_and_added() throws IOException {
        assertThat(raim("models")).isZero();
        assertThat(out.toString()).contains("small-srvgg", "small-rrdb", "installed");

        Path own = Files.copy(models.weights(SmallModels.SRVGG), photos.resolve("own.safetensors"));
        assertThat(raim(
                        "models",
                        "add",
                        own.toString(),
                        "--architecture",
                        "SRVGGNetCompact",
                        "--config",
                        "num_feat=8,num_conv=4",
                        "--id",
                        "own"))
                .isZero();
        assertThat(raim("restore", "--pipeline", "own", photo("a.png", 9, 9).toString()))
                .isZero();

        Files.writeString(own, "another file");
        assertThat(raim("models", "verify")).isEqualTo(1);
        assertThat(out.toString()).containsPattern("small-srvgg +ok").containsPattern("own +FAIL");
    }

    @Test
    void a_checkpoint_that_does_not_fit_is_refused_with_the_tensor() {
        int code = raim(
                "models",
                "add",
                models.weights(SmallModels.SRVGG).toString(),
                "--architecture",
                "SRVGGNetCompact",
                "--config",
                "num_feat=8,num_conv=5",
                "--id",
                "own");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("body.10");
    }

    @Test
    void pipelines_learn_their_speed() throws IOException {
        raim("pipelines");
        assertThat(out.toString()).containsPattern("test +cpu +fp32 +not measured");

        raim("restore", photo("a.png", 600, 400).toString());
        out.getBuffer().setLength(0);
        raim("pipelines");

        assertThat(out.toString()).containsPattern("test +cpu +fp32 +[0-9.]+ megapixels/s");
    }

    private int raim(String... arguments) {
        String[] all = Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--data", home.resolve("data").toString()))
                .toArray(String[]::new);
        if (arguments[0].equals("restore") && !Arrays.asList(arguments).contains("--pipeline")) {
            all = Stream.concat(Arrays.stream(all), Stream.of("--pipeline", "test"))
                    .toArray(String[]::new);
        }
        return EngineCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private Path photo(String name, int width, int height) throws IOException {
        Pixels pixels = Pixels.allocate(width, height, 3, 8);
        for (int i = 0; i < width * height; i++) {
            pixels.setSample(i % width, i / width, 1, i % 251);
        }
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        new PhotoWriter().write(Photo.of(pixels, ImageFormat.PNG), ImageFormat.PNG, file, WriteOptions.DEFAULT);
        return file;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
