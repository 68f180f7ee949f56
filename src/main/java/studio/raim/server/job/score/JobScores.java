package studio.raim.server.job.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one result.
 *
 * @param measured what exactly the numbers of {@code before} and {@code after} were measured on, a sentence
 * @param before of the photo, without any reference
 * @param after of the result
 * @param relativeLocalVariance how alike the local contrast of photo and result is, at most 1; null if their sizes differ
 * @param groundTruth beside the ground truth, if there is one
 * @param text what became of text; null if no text reader is installed
 * @param remarks sentences about what could not be measured
 */
@Schema(name = "JobScores")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobScores(
        String measured,
        @Nullable Alone before,
        @Nullable Alone after,
        @Nullable Double relativeLocalVariance,
        @Nullable Beside groundTruth,
        @Nullable Text text,
        List<String> remarks) {

    /** Nothing but the reason. */
    public static JobScores none(String why) {
        return new JobScores("Nothing was measured.", null, null, null, null, null, List.of(why));
    }

    /**
     * Without a reference.
     *
     * @param niqe distance from good photographs, 0 and up, lower is better; null if the picture is too small or flat
     * @param sharpness variance of the Laplacian; noise counts too
     * @param noise estimated standard deviation of white noise, 0..255
     */
    @Schema(name = "ScoresAlone")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Alone(@Nullable Double niqe, double sharpness, double noise) {}

    /** Beside the ground truth, on the whole picture; null where sizes differ. */
    @Schema(name = "ScoresBesideGroundTruth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beside(
            @Nullable Fidelity before, @Nullable Fidelity after) {}

    /** PSNR in dB over all channels and on luma, SSIM over all channels and on luma. */
    @Schema(name = "Fidelity")
    public record Fidelity(double psnr, double psnrY, double ssim, double ssimY) {}

    /**
     * What became of text.
     *
     * @param characterErrorRate wrong, missing and added characters for each one that is known; null without known text
     * @param lines those that did not stay as they were
     */
    @Schema(name = "TextScores")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(String sentence, @Nullable Double characterErrorRate, List<Line> lines) {}

    /**
     * A line of text that did not stay as it was.
     *
     * @param verdict changed, lost or unproven
     * @param x left edge of the upright rectangle around it, 0..1 of the photo's width; the others alike
     */
    @Schema(name = "TextLine")
    public record Line(
            String verdict, String expected, String found, double x, double y, double width, double height) {}
}
