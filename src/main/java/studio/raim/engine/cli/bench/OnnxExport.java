package studio.raim.engine.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import studio.raim.engine.nn.onnx.OnnxModel;

/** Our two networks in ONNX form, written a second time by hand, so that the peer runs the same sums. */
final class OnnxExport {
    private static final float RESIDUAL = 0.2f;
    private static final float SLOPE = 0.2f;

    private OnnxExport() {}

    /**
     * The network of a model card.
     *
     * @throws IllegalArgumentException for other architectures, and for those that unshuffle their input
     */
    static byte[] of(String architecture, Map<String, Object> config, Function<String, float[]> weights) {
        OnnxModel model = new OnnxModel(weights);
        return switch (architecture) {
            case "RRDBNet" -> model.toBytes(rrdb(model, config));
            case "SRVGGNetCompact" -> model.toBytes(compact(model, config));
            default -> throw new IllegalArgumentException("No ONNX form of " + architecture);
        };
    }

    private static String compact(OnnxModel model, Map<String, Object> config) {
        int features = number(config, "num_feat", 64);
        int scale = number(config, "upscale", 4);
        String y = model.prelu("body.1", model.convolution("body.0", "x", 3, features), features);
        int layer = 2;
        for (int i = 0; i < number(config, "num_conv", 16); i++, layer += 2) {
            y = model.prelu("body." + (layer + 1), model.convolution("body." + layer, y, features, features), features);
        }
        y = model.convolution("body." + layer, y, features, 3L * scale * scale);
        return model.add(model.depthToSpace(y, scale), model.enlarged("x", scale));
    }

    private static String rrdb(OnnxModel model, Map<String, Object> config) {
        int features = number(config, "num_feat", 64);
        int growth = number(config, "num_grow_ch", 32);
        if (number(config, "scale", 4) != 4) {
            throw new IllegalArgumentException("The ONNX form of RRDBNet is written for scale 4 only");
        }
        String first = model.convolution("conv_first", "x", 3, features);
        String y = first;
        for (int i = 0; i < number(config, "num_block", 23); i++) {
            String block = y;
            for (int k = 1; k <= 3; k++) {
                y = denseBlock(model, "body." + i + ".rdb" + k + ".conv", y, features, growth);
            }
            y = model.add(model.scaled(y, RESIDUAL), block);
        }
        y = model.add(first, model.convolution("conv_body", y, features, features));
        for (String name : List.of("conv_up1", "conv_up2")) {
            y = model.leakyRelu(model.convolution(name, model.enlarged(y, 2), features, features), SLOPE);
        }
        y = model.leakyRelu(model.convolution("conv_hr", y, features, features), SLOPE);
        return model.convolution("conv_last", y, features, 3);
    }

    private static String denseBlock(OnnxModel model, String name, String x, int features, int growth) {
        List<String> seen = new ArrayList<>(List.of(x));
        for (int i = 1; i <= 4; i++) {
            String joined = seen.size() == 1 ? x : model.concat(seen);
            seen.add(model.leakyRelu(model.convolution(name + i, joined, features + (i - 1L) * growth, growth), SLOPE));
        }
        String last = model.convolution(name + 5, model.concat(seen), features + 4L * growth, features);
        return model.add(model.scaled(last, RESIDUAL), x);
    }

    private static int number(Map<String, Object> config, String key, int otherwise) {
        return config.getOrDefault(key, otherwise) instanceof Number number ? number.intValue() : otherwise;
    }
}
