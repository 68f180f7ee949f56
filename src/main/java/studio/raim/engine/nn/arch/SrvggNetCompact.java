package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.leakyRelu;
import static studio.raim.engine.nn.Activations.relu;
import static studio.raim.engine.nn.Spatial.pixelShuffle;
import static studio.raim.engine.nn.Spatial.upsampleNearest;

import java.util.Map;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;

/**
 * A plain chain of convolutions at the input's size: (N, 3, H, W) in [0, 1] -> (N, 3, s·H, s·W), added to the enlarged input.
 *
 * <p>Wang et al., "Real-ESRGAN", 2021, its compact form. Names as in Real-ESRGAN's {@code srvgg_arch.py}.
 */
final class SrvggNetCompact implements Architecture {
    private static final int DEFAULT_CONVOLUTIONS = 16;

    @Override
    public String name() {
        return "SRVGGNetCompact";
    }

    @Override
    public Program program(Map<String, Object> values) {
        Config config = new Config(name(), values);
        int in = config.integer("num_in_ch", 3);
        int out = config.integer("num_out_ch", 3);
        int features = config.integer("num_feat", 64);
        int scale = scale(values);
        String activation = config.text("act_type", "prelu");

        ProgramBuilder builder = new ProgramBuilder(name());
        Layers body = builder.layers().at("body");
        Tensor x = builder.input("x", "N", in, "H", "W");
        Tensor y = activate(body, 1, activation, body.conv("0", x, in, features, 3), features);
        int layer = 2;
        for (int i = 0; i < config.integer("num_conv", DEFAULT_CONVOLUTIONS); i++, layer += 2) {
            Tensor convolved = body.conv(Integer.toString(layer), y, features, features, 3);
            y = activate(body, layer + 1, activation, convolved, features);
        }
        y = body.conv(Integer.toString(layer), y, features, (long) out * scale * scale, 3);
        builder.output("y", pixelShuffle(y, scale).add(upsampleNearest(x, scale)));
        return builder.build();
    }

    private static Tensor activate(Layers body, int layer, String activation, Tensor x, int features) {
        return switch (activation) {
            case "prelu" -> body.prelu(Integer.toString(layer), x, features);
            case "relu" -> relu(x);
            case "leakyrelu" -> leakyRelu(x, 0.1);
            default ->
                throw new IllegalArgumentException(
                        "SRVGGNetCompact: 'act_type' must be prelu, relu or leakyrelu, not '%s'".formatted(activation));
        };
    }

    @Override
    public int scale(Map<String, Object> values) {
        return new Config(name(), values).integer("upscale", 4);
    }

    @Override
    public int sizeMultiple(Map<String, Object> values) {
        return 1;
    }

    @Override
    public int receptiveField(Map<String, Object> values) {
        return new Config(name(), values).integer("num_conv", DEFAULT_CONVOLUTIONS) + 2;
    }
}
