package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.leakyRelu;
import static studio.raim.engine.nn.Shapes.concat;
import static studio.raim.engine.nn.Spatial.pixelUnshuffle;
import static studio.raim.engine.nn.Spatial.upsampleNearest;

import java.util.Map;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;

/**
 * Residual-in-residual dense blocks: (N, 3, H, W) in [0, 1] -> (N, 3, s·H, s·W) with s = 1, 2 or 4.
 *
 * <p>Wang et al., "ESRGAN", 2018, and "Real-ESRGAN", 2021, which unshuffles the input of the small scales so that all work is
 * done at a quarter of the output's side. Names as in BasicSR's {@code rrdbnet_arch.py}.
 */
final class RrdbNet implements Architecture {
    private static final double RESIDUAL = 0.2;
    private static final double SLOPE = 0.2;
    private static final int UPSAMPLING = 4;

    @Override
    public String name() {
        return "RRDBNet";
    }

    @Override
    public Program program(Map<String, Object> values) {
        Config config = new Config(name(), values);
        int in = config.integer("num_in_ch", 3);
        int out = config.integer("num_out_ch", 3);
        int features = config.integer("num_feat", 64);
        int blocks = config.integer("num_block", 23);
        int growth = config.integer("num_grow_ch", 32);
        int shrink = sizeMultiple(values);

        ProgramBuilder builder = new ProgramBuilder(name());
        Layers net = builder.layers();
        Tensor x = builder.input("x", "N", in, "H", "W");
        if (shrink > 1) {
            x = pixelUnshuffle(x, shrink);
        }
        Tensor first = builder.mark("conv_first", net.conv("conv_first", x, (long) in * shrink * shrink, features, 3));
        Tensor body = first;
        for (int i = 0; i < blocks; i++) {
            body = builder.mark("body." + i, rrdb(net.at("body").at(i), body, features, growth));
        }
        Tensor y = first.add(builder.mark("conv_body", net.conv("conv_body", body, features, features, 3)));
        y = builder.mark("conv_up1", net.conv("conv_up1", upsampleNearest(y, 2), features, features, 3));
        y = net.conv("conv_up2", upsampleNearest(leakyRelu(y, SLOPE), 2), features, features, 3);
        y = net.conv("conv_hr", leakyRelu(y, SLOPE), features, features, 3);
        builder.output("y", net.conv("conv_last", leakyRelu(y, SLOPE), features, out, 3));
        return builder.build();
    }

    /** Three dense blocks and a scaled skip: (N, features, H, W) -> the same. */
    private static Tensor rrdb(Layers block, Tensor x, int features, int growth) {
        Tensor y = denseBlock(block.at("rdb1"), x, features, growth);
        y = denseBlock(block.at("rdb2"), y, features, growth);
        y = denseBlock(block.at("rdb3"), y, features, growth);
        return x.addScaled(y, RESIDUAL);
    }

    /** Five convolutions, each of which sees all that came before: (N, features, H, W) -> the same. */
    private static Tensor denseBlock(Layers block, Tensor x, int features, int growth) {
        Tensor seen = x;
        for (int i = 1; i <= 4; i++) {
            int width = features + (i - 1) * growth;
            Tensor grown = leakyRelu(block.conv("conv" + i, seen, width, growth, 3), SLOPE);
            seen = concat(1, seen, grown);
        }
        return x.addScaled(block.conv("conv5", seen, features + 4 * growth, features, 3), RESIDUAL);
    }

    @Override
    public int scale(Map<String, Object> values) {
        int scale = new Config(name(), values).integer("scale", 4);
        if (scale != 1 && scale != 2 && scale != UPSAMPLING) {
            throw new IllegalArgumentException("RRDBNet: 'scale' must be 1, 2 or 4, not " + scale);
        }
        return scale;
    }

    @Override
    public int sizeMultiple(Map<String, Object> values) {
        return UPSAMPLING / scale(values);
    }

    @Override
    public int receptiveField(Map<String, Object> values) {
        int blocks = new Config(name(), values).integer("num_block", 23);
        // 3 × 5 convolutions a block, conv_first and conv_body at the body's size; the rest at twice and four times it
        // reaches less than two more of its pixels.
        return (15 * blocks + 4) * sizeMultiple(values);
    }
}
