package studio.raim.engine.metric;

import java.util.function.ToDoubleBiFunction;

/**
 * One way to put a number on a picture.
 *
 * @param id as in commands and JSON: psnr-y
 * @param title as in headings: PSNR (Y)
 * @param comparing whether it needs a ground truth
 * @param higherIsBetter whether more is better
 * @param decimals places that say something
 * @param formula of the restored picture and the ground truth; the latter counts only for comparing measures
 */
public record Measure(
        String id,
        String title,
        boolean comparing,
        boolean higherIsBetter,
        int decimals,
        ToDoubleBiFunction<Picture, Picture> formula) {

    /** The number, or why there is none, such as a picture that is too small. */
    public Reading of(Picture restored, Picture groundTruth) {
        try {
            return new Reading.Value(formula.applyAsDouble(restored, groundTruth));
        } catch (IllegalArgumentException e) {
            return new Reading.None(String.valueOf(e.getMessage()));
        }
    }

    /** What a measure says of one picture. */
    public sealed interface Reading {
        /** The number; PSNR of equal pictures is infinite. */
        record Value(double number) implements Reading {}

        /** No number, and a sentence that says why. */
        record None(String why) implements Reading {}
    }
}
