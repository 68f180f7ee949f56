package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.leakyRelu;

import java.util.Map;
import studio.raim.engine.nn.ConvGeometry;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Resizing;
import studio.raim.engine.nn.SpectralNorm;
import studio.raim.engine.nn.Tensor;

/**
 * U-Net discriminator with spectral norm: (N, 3, H, W) in [0, 1] -> (N, 1, H, W), a logit of "real" for each pixel; sides are
 * multiples of 8.
 *
 * <p>Wang et al., "Real-ESRGAN", 2021. Names as in Real-ESRGAN's {@code discriminator_arch.py}.
 */
public final class UNetDiscriminatorSN implements Architecture {
    private static final double SLOPE = 0.2;

    @Override
    public String name() {
        return "UNetDiscriminatorSN";
    }

    @Override
    public Program program(Map<String, Object> values) {
        Config config = new Config(name(), values);
        ProgramBuilder builder = new ProgramBuilder(name());
        Tensor x = builder.input("x", "N", config.integer("num_in_ch", 3), "H", "W");
        builder.output(
                "y",
                logits(
                        builder.layers(),
                        x,
                        config.integer("num_in_ch", 3),
                        config.integer("num_feat", 64),
                        config.flag("skip_connection", true)));
        return builder.build();
    }

    /** The network as a part of another program. */
    public static Tensor logits(Layers net, Tensor x, int in, int features, boolean skips) {
        long f = features;
        Tensor x0 = leakyRelu(net.conv("conv0", x, in, f, 3), SLOPE);
        Tensor x1 = halve(net, "conv1", x0, f, 2 * f);
        Tensor x2 = halve(net, "conv2", x1, 2 * f, 4 * f);
        Tensor x3 = halve(net, "conv3", x2, 4 * f, 8 * f);
        Tensor x4 = keep(net, "conv4", twice(x3), 8 * f, 4 * f);
        Tensor x5 = keep(net, "conv5", twice(skips ? x4.add(x2) : x4), 4 * f, 2 * f);
        Tensor x6 = keep(net, "conv6", twice(skips ? x5.add(x1) : x5), 2 * f, f);
        Tensor y = skips ? x6.add(x0) : x6;
        y = keep(net, "conv7", y, f, f);
        y = keep(net, "conv8", y, f, f);
        return net.conv("conv9", y, f, 1, 3);
    }

    private static Tensor halve(Layers net, String name, Tensor x, long in, long out) {
        ConvGeometry geometry = ConvGeometry.valid().stride(2).padding(1);
        return leakyRelu(SpectralNorm.conv(net, name, x, in, out, 4, geometry), SLOPE);
    }

    private static Tensor keep(Layers net, String name, Tensor x, long in, long out) {
        return leakyRelu(SpectralNorm.conv(net, name, x, in, out, 3, ConvGeometry.same(3)), SLOPE);
    }

    private static Tensor twice(Tensor x) {
        return Resizing.bilinear(x, x.size(2).times(2), x.size(3).times(2), false);
    }

    @Override
    public int scale(Map<String, Object> values) {
        return 1;
    }

    @Override
    public int sizeMultiple(Map<String, Object> values) {
        return 8;
    }

    @Override
    public int receptiveField(Map<String, Object> values) {
        // 3×3 at full size five times, 4×4 with halving three times, and 3×3 behind each doubling, which reads one more
        // pixel.
        return 5 + (2 + 3 + 6) + (2 * 8 + 2 * 4 + 2 * 2);
    }
}
