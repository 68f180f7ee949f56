package studio.raim.engine.nn.onnx;

import java.util.List;

/**
 * What trying a network did not show.
 *
 * @param key of the answer
 * @param sentence for the person who is asked
 * @param choices that are taken as answers, the most likely first
 */
public record OnnxQuestion(String key, String sentence, List<String> choices) {
    public OnnxQuestion {
        choices = List.copyOf(choices);
    }
}
