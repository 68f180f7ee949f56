package studio.raim.engine.pipeline.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.common.yaml.InvalidFileException;

class PipelinesTest {
    private static final ModelId FAST = new ModelId("realesrgan-x4fast");
    private static final ModelId PLUS = new ModelId("realesrgan-x4plus");

    @TempDir
    Path folder;

    @Test
    void the_pipelines_that_ship_are_valid() {
        Pipelines shipped = Pipelines.read(new ProductHome(Path.of("")).pipelines(), List.of(FAST, PLUS));

        assertThat(shipped.all())
                .extracting(p -> p.id().value())
                .containsExactlyInAnyOrder("quick", "detail", "upscale-x4", "upscale-x2");
        assertThat(shipped.named("quick").models()).containsExactly(FAST);
        assertThat(shipped.named("detail").models()).containsExactly(PLUS);
        assertThat(shipped.named("quick").stages())
                .extracting(Stage::inputs)
                .containsExactly(List.of("photo"), List.of("halve"), List.of("restore"));
    }

    @Test
    void the_hash_is_that_of_the_file() throws IOException {
        write("- resize: {factor: 1/2}");

        // sha256sum of the text below, computed outside
        assertThat(read().hash().hex()).isEqualTo("39c2a575fe6116da74e579f6d40c3ba3e80ebb8d9767ee6c8893d77264869dae");
    }

    @Test
    void an_unknown_key_is_refused_with_line_and_the_known_keys() throws IOException {
        write("- resize: {factor: 1/2}", "- resize:\n    name: two\n    faktor: 2\n    factor: 2");

        assertRefused(8, "unknown key 'faktor'; known here: factor, filter, inputs, longSide, name");
    }

    @Test
    void an_unknown_kind_of_stage_is_refused_with_the_known_kinds() throws IOException {
        write("- resize: {factor: 1/2}", "- blur: {radius: 2}");

        assertRefused(6, "unknown kind 'blur'; known kinds: [network, resize]");
    }

    @Test
    void an_unknown_model_is_refused_with_the_known_models() throws IOException {
        write("- network: {model: nobody}");

        assertRefused(5, "wants the model 'nobody', which has no card; there are: [realesrgan-x4fast]");
    }

    @Test
    void an_input_that_no_earlier_stage_makes_is_refused() throws IOException {
        write("- resize: {name: a, factor: 2, inputs: [b]}", "- resize: {name: b, factor: 2}");

        assertRefused(5, "stage 'a' reads 'b', which no earlier stage makes; there are: photo");
    }

    @Test
    void two_stages_of_one_name_are_refused() throws IOException {
        write("- resize: {factor: 2}", "- resize: {factor: 2}");

        assertRefused(6, "a second stage is called 'resize'");
    }

    @Test
    void a_resize_without_a_size_is_refused() throws IOException {
        write("- resize: {filter: lanczos}");

        assertRefused(5, "resize takes either 'factor' (such as 1/2) or 'longSide' (pixels)");
    }

    @Test
    void an_unknown_filter_is_refused_with_the_known_ones() throws IOException {
        write("- resize: {factor: 2, filter: sharp}");

        assertRefused(5, "bicubic");
    }

    @Test
    void a_repeated_key_is_refused() throws IOException {
        write("- resize: {factor: 2, factor: 3}");

        assertRefused(5, "factor");
    }

    private void write(String... stages) throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"),
                "id: mine\ntitle: Mine\nsummary: A test.\nstages:\n" + String.join("\n", stages) + "\n");
    }

    private PipelineSpec read() {
        return Pipelines.read(folder, List.of(FAST)).named("mine");
    }

    private void assertRefused(int line, String reason) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("mine.yaml:" + line + ": ")
                .hasMessageContaining(reason);
    }
}
