package studio.raim.engine.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.onnx.OnnxInspection.Outcome;

/** Networks whose size multiple, scale, range and sight are known by construction. */
class OnnxInspectionTest {
    @TempDir
    Path folder;

    private final OnnxInspection inspection = new OnnxInspection(Accelerator.of("cpu"));

    private OnnxFiles files() {
        return new OnnxFiles(folder);
    }

    private OnnxFindings found(Path file, Map<String, String> answers) throws IOException {
        return ((Outcome.Clear) inspection.inspect(file, answers)).findings();
    }

    private OnnxFindings found(Path file) throws IOException {
        return found(file, Map.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void the_scale_is_the_one_of_the_network(int scale) throws IOException {
        assertThat(found(files().smoother(1, scale)).scale()).isEqualTo(scale);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32, 64, 12})
    void the_size_multiple_is_the_block_that_the_network_wants(int block) throws IOException {
        assertThat(found(files().inBlocksOf(block)).sizeMultiple()).isEqualTo(block);
    }

    @Test
    void a_network_that_takes_any_size_has_the_multiple_one() throws IOException {
        assertThat(found(files().smoother(2, 1)).sizeMultiple()).isEqualTo(1);
    }

    @Test
    void three_convolutions_of_three_pixels_see_three_pixels_far() throws IOException {
        assertThat(found(files().smoother(3, 2)).context()).isEqualTo(3);
    }

    @Test
    void whole_numbers_up_to_255_are_found_by_the_grey_ramp() throws IOException {
        assertThat(found(files().ofBytes()).range()).isEqualTo(List.of(0f, 255f));
    }

    @Test
    void values_up_to_one_are_found_by_the_grey_ramp() throws IOException {
        assertThat(found(files().clippingToOne()).range()).isEqualTo(List.of(0f, 1f));
    }

    @Test
    void a_network_to_which_the_range_is_all_the_same_is_not_asked_about() throws IOException {
        assertThat(found(files().smoother(1, 1)).range()).isEqualTo(List.of(0f, 1f));
    }

    @Test
    void a_range_that_the_ramp_does_not_show_is_asked_for_and_the_answer_is_taken() throws IOException {
        Path file = files().clippingAroundZero();
        assertThat(inspection.inspect(file, Map.of())).isInstanceOfSatisfying(Outcome.Unclear.class, unclear -> {
            OnnxQuestion question = unclear.questions().getFirst();
            assertThat(question.key()).isEqualTo("range");
            assertThat(question.choices()).containsExactlyInAnyOrder("0..1", "0..255", "-1..1");
            assertThat(question.choices().getLast()).isEqualTo("0..255");
        });
        assertThat(found(file, Map.of("range", "-1..1")).range()).isEqualTo(List.of(-1f, 1f));
    }

    @Test
    void an_untrained_network_makes_nobody_guess_its_range() throws IOException {
        assertThat(inspection.inspect(files().untrained(), Map.of())).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void a_network_of_one_channel_is_found_to_have_one() throws IOException {
        assertThat(found(files().ofOneChannel()).layout().channels()).isEqualTo(1);
    }

    @Test
    void of_two_outputs_a_person_chooses() throws IOException {
        Path file = files().withTwoOutputs();
        assertThat(inspection.inspect(file, Map.of()))
                .isInstanceOfSatisfying(Outcome.Unclear.class, unclear -> assertThat(
                                unclear.questions().getFirst().choices())
                        .containsExactly("y", "also"));
        assertThat(found(file, Map.of("output", "y")).layout().output()).isEqualTo("y");
    }

    @Test
    void weights_in_another_file_are_refused_and_the_file_is_not_touched() throws IOException {
        assertRefused(files().withExternalData("../../../../etc/hostname"), "save the model as one file");
    }

    @Test
    void operators_of_somebody_elses_are_refused_by_name() throws IOException {
        assertRefused(files().withCustomOperators(), "operators of its own (com.example)");
    }

    @Test
    void a_network_that_reads_no_image_is_refused() throws IOException {
        assertRefused(files().ofTwoDimensions(), "four dimensions (1, channels, height, width)");
    }

    @Test
    void a_network_of_one_size_is_refused() throws IOException {
        assertRefused(files().ofFixedSize(), "takes only images of 224 × 224 pixels");
    }

    @Test
    void a_network_with_the_channels_last_is_refused() throws IOException {
        assertRefused(files().ofChannelsLast(), "wants the channels last");
    }

    @Test
    void a_network_of_half_precision_is_refused() throws IOException {
        assertRefused(files().ofHalfPrecision(), "export it with float32 in and out");
    }

    @Test
    void a_part_of_a_file_is_refused_wherever_it_ends() throws IOException {
        byte[] whole = Files.readAllBytes(files().smoother(3, 2));
        for (int length = 0; length < whole.length; length += 97) {
            Path part = Files.write(folder.resolve("part.onnx"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> inspection.inspect(part, Map.of())).isInstanceOf(UnusableModelException.class);
        }
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "id: quick\ntitle: Quick\n");
        assertRefused(text, "is no ONNX file");
    }

    @Test
    void an_answer_that_is_no_choice_is_refused() throws IOException {
        Path file = files().clippingAroundZero();
        assertThatThrownBy(() -> inspection.inspect(file, Map.of("range", "0..1000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..1, 0..255, -1..1");
    }

    private void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> inspection.inspect(file, Map.of()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining(words);
    }
}
