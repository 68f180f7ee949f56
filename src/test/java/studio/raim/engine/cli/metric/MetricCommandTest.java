package studio.raim.engine.cli.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.engine.cli.EngineCli;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.imaging.WriteOptions;

class MetricCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void two_files_give_one_row_and_no_mean() throws IOException {
        Path truth = chart("truth.png", 200, 180, 0);
        Path restored = chart("restored.png", 200, 180, 1);

        assertThat(metric("--gt", truth.toString(), restored.toString(), "--metrics", "psnr,ssim"))
                .isZero();

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).containsPattern("restored.png +48.131 +1.0000");
    }

    @Test
    void folders_are_matched_by_name_and_json_tells_the_mean() throws IOException {
        chart("gt/a.png", 200, 180, 0);
        chart("gt/deep/b.png", 200, 180, 0);
        chart("out/a.restored.png", 200, 180, 1);
        chart("out/deep/b.bmp", 200, 180, 2);

        assertThat(metric("--gt", dir("gt"), dir("out"), "--json", "--metrics", "psnr,niqe,brisque"))
                .isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        double first = 20 * Math.log10(255);
        double second = 20 * Math.log10(127.5);
        assertThat(json.at("/images/0/image").asText()).isEqualTo("a.restored.png");
        assertThat(json.at("/images/0/psnr").asDouble()).isEqualTo(first);
        assertThat(json.at("/images/1/psnr").asDouble()).isEqualTo(second);
        assertThat(json.at("/mean/psnr").asDouble()).isEqualTo((first + second) / 2);
        assertThat(json.at("/images/0/niqe").asDouble()).isPositive();
        assertThat(json.at("/images/0/brisque")).hasSize(36);
        assertThat(json.at("/problems")).isEmpty();
    }

    @Test
    void files_without_a_partner_or_of_another_size_are_named_and_the_others_measured() throws IOException {
        chart("gt/a.png", 40, 30, 0);
        chart("gt/b.png", 40, 30, 0);
        chart("gt/only-here.png", 40, 30, 0);
        chart("out/a.png", 40, 30, 1);
        chart("out/b.png", 80, 60, 1);
        chart("out/extra.png", 40, 30, 1);

        assertThat(metric("--gt", dir("gt"), dir("out"), "--metrics", "psnr")).isEqualTo(1);

        assertThat(out.toString()).contains("a.png").doesNotContain("b.png");
        assertThat(err.toString())
                .contains("only-here.png has no result")
                .contains("extra.png has no ground truth")
                .contains("b.png: it has 80 x 60 pixels and its ground truth 40 x 30");
    }

    @Test
    void equal_pictures_have_infinite_psnr_and_a_border_can_be_left_out() throws IOException {
        Path truth = chart("truth.png", 40, 30, 0);
        Path framed = Files.createDirectories(folder.resolve("x")).resolve("framed.png");
        Pixels pixels = pixels(40, 30, 0);
        for (int x = 0; x < 40; x++) {
            pixels.setSample(x, 1, 0, 200);
        }
        new PhotoWriter().write(Photo.of(pixels, ImageFormat.PNG), ImageFormat.PNG, framed, WriteOptions.DEFAULT);

        metric("--gt", truth.toString(), framed.toString(), "--metrics", "psnr", "--json");
        assertThat(new ObjectMapper().readTree(out.toString()).at("/mean/psnr").isNumber())
                .isTrue();
        out.getBuffer().setLength(0);
        metric("--gt", truth.toString(), framed.toString(), "--metrics", "psnr", "--border", "2", "--json");
        assertThat(new ObjectMapper().readTree(out.toString()).at("/mean/psnr").asText())
                .isEqualTo("Infinity");
    }

    @Test
    void what_a_picture_is_too_small_for_is_left_out_with_a_reason() throws IOException {
        Path truth = chart("truth.png", 40, 30, 0);

        assertThat(metric("--gt", truth.toString(), truth.toString(), "--metrics", "psnr,ms-ssim"))
                .isZero();

        assertThat(out.toString()).contains("– truth.png: MS-SSIM needs at least 176 pixels");
    }

    @Test
    void without_ground_truth_only_what_needs_none_is_measured() throws IOException {
        Path picture = chart("a.png", 200, 180, 0);

        assertThat(metric(picture.toString())).isZero();
        assertThat(out.toString()).contains("NIQE", "Sharpness", "Noise").doesNotContain("PSNR");
        assertThat(metric(picture.toString(), "--metrics", "ssim")).isEqualTo(2);
        assertThat(err.toString()).contains("ssim compares with a ground truth: give one with --gt");
    }

    @Test
    void unknown_metrics_and_missing_weights_say_what_to_do() throws IOException {
        String picture = chart("a.png", 40, 40, 0).toString();

        assertThat(metric("--gt", picture, picture, "--metrics", "vmaf")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no metric 'vmaf'; there are: psnr, psnr-y");
        assertThat(metric("--gt", picture, picture, "--metrics", "dists", "--perceptual", dir("none")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("DISTS needs vgg16-397923af.pth and weights.pt in");
    }

    private int metric(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "metric";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return EngineCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private String dir(String name) {
        return folder.resolve(name).toString();
    }

    /** A chart with structure, each sample larger by {@code more}. */
    private Path chart(String name, int width, int height, int more) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageFormat format = ImageFormat.ofFileName(name).orElseThrow();
        new PhotoWriter().write(Photo.of(pixels(width, height, more), format), format, file, WriteOptions.DEFAULT);
        return file;
    }

    private static Pixels pixels(int width, int height, int more) {
        Pixels pixels = Pixels.allocate(width, height, 3, 8);
        for (int i = 0; i < width * height * 3; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            pixels.setSample(x, y, i % 3, (x * x / 7 + 13 * y + x * y % 31) % 251 + more);
        }
        return pixels;
    }
}
