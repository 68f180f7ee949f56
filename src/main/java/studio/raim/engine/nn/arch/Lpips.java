package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.sqrt;
import static studio.raim.engine.nn.Activations.square;
import static studio.raim.engine.nn.Shapes.concat;
import static studio.raim.engine.nn.Shapes.slice;
import static studio.raim.engine.nn.Spatial.maxPool;

import java.util.List;
import java.util.Objects;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Reductions;
import studio.raim.engine.nn.Tensor;

/**
 * Learned perceptual distance of two images: (N, 3, H, W) in [0, 1] twice -> (N, 1, 1, 1), 0 for equal ones. Features of length 1 over
 * the channels, squared differences, a learnt weight a channel, mean over positions, sum over layers. Zhang et al. 2018, version
 * 0.1; names of torchvision's backbone and of the published linear layers.
 */
public final class Lpips {
    private static final double[] SHIFT = {-.030, -.088, -.188};
    private static final double[] SCALE = {.458, .448, .450};
    private static final double LEAST_LENGTH = 1e-10;

    private Lpips() {}

    /** What sees the features. */
    public enum Backbone {
        ALEX,
        VGG;

        List<Tensor> features(Layers layers, Tensor x) {
            return this == ALEX ? AlexNetFeatures.of(layers, x) : VggFeatures.of(layers, x, y -> maxPool(y, 2, 2, 0));
        }
    }

    public static Program program(Backbone backbone) {
        ProgramBuilder builder = new ProgramBuilder("LPIPS");
        Layers net = builder.layers();
        Tensor restored = builder.input("restored", "N", 3, "H", "W");
        Tensor groundTruth = builder.input("groundTruth", "N", 3, "H", "W");
        List<Tensor> a = backbone.features(net.at("features"), scaled(restored));
        List<Tensor> b = backbone.features(net.at("features"), scaled(groundTruth));
        Tensor distance = null;
        for (int i = 0; i < a.size(); i++) {
            Tensor weight =
                    net.weight("lin" + i + ".model.1.weight", 1, a.get(i).channels(), 1, 1);
            Tensor difference = square(unit(a.get(i)).sub(unit(b.get(i))));
            Tensor layer = Reductions.mean(Reductions.sum(difference.mul(weight), 1), 2, 3);
            builder.mark("layer." + i, layer);
            distance = distance == null ? layer : distance.add(layer);
        }
        builder.output("distance", Objects.requireNonNull(distance));
        return builder.build();
    }

    /** [0, 1] to [-1, 1], then each channel by its mean and deviation. */
    private static Tensor scaled(Tensor x) {
        Tensor[] channels = new Tensor[3];
        for (int c = 0; c < 3; c++) {
            channels[c] = slice(x, 1, c, c + 1L).mul(2 / SCALE[c]).add((-1 - SHIFT[c]) / SCALE[c]);
        }
        return concat(1, channels);
    }

    private static Tensor unit(Tensor x) {
        return x.div(sqrt(Reductions.sum(square(x), 1)).add(LEAST_LENGTH));
    }
}
