package studio.raim.engine.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.raim.engine.nn.onnx.OnnxFindings;
import studio.raim.engine.nn.onnx.OnnxLayout;

/** How what was found out about an ONNX network stands in its card, and back. */
final class OnnxCards {
    private static final String CHANNELS = "channels";
    private static final String OUTPUT = "output";
    private static final String SIZE_MULTIPLE = "sizeMultiple";

    private OnnxCards() {}

    static boolean isOnnx(ModelCard card) {
        return card.format() == ModelCard.Format.onnx;
    }

    static Map<String, Object> config(OnnxFindings found) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(CHANNELS, found.layout().channels());
        config.put(OUTPUT, found.layout().output());
        config.put(SIZE_MULTIPLE, found.sizeMultiple());
        return config;
    }

    static OnnxLayout layout(ModelCard card) {
        return new OnnxLayout(
                number(card, CHANNELS), String.valueOf(card.config().get(OUTPUT)));
    }

    static int sizeMultiple(ModelCard card) {
        return number(card, SIZE_MULTIPLE);
    }

    private static int number(ModelCard card, String key) {
        if (card.config().get(key) instanceof Integer number && number > 0) {
            return number;
        }
        throw new IllegalArgumentException(
                "The card of %s needs a whole number above 0 as '%s' of its config".formatted(card.id(), key));
    }
}
