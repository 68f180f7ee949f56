package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.score.JobScores;

class ScoresPanelTest {
    @Test
    void numbers_stand_side_by_side_and_changed_text_is_quoted() {
        JobScores scores = new JobScores(
                "Measured on the whole photo.",
                new JobScores.Alone(7.126, 100, 12.34),
                new JobScores.Alone(null, 250, 3),
                0.9512,
                new JobScores.Beside(
                        new JobScores.Fidelity(25, 26.125, 0.7, 0.71),
                        new JobScores.Fidelity(30, Double.POSITIVE_INFINITY, 0.9, 1)),
                new JobScores.Text(
                        "Of 2 lines of text, the result changed 1 and lost 0.",
                        0.1,
                        List.of(new JobScores.Line("changed", "STOP", "ST0P", 0, 0, 1, 1))),
                List.of("A remark."));

        String text = new ScoresPanel(Optional.of(scores)).getElement().getTextRecursively();

        assertThat(text)
                .contains("NIQE7.13–")
                .contains("Noise12.33.0")
                .contains("PSNR26.13 dB∞ dB")
                .contains("SSIM0.7101.000")
                .contains("Local contrast0.951")
                .contains("“STOP” became “ST0P”")
                .contains("Measured on the whole photo. A remark.");
    }

    @Test
    void before_the_numbers_are_there_it_says_so() {
        assertThat(new ScoresPanel(Optional.empty()).getElement().getTextRecursively())
                .contains("is being measured");
    }
}
