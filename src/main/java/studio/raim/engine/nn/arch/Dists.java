package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.sqrt;
import static studio.raim.engine.nn.Activations.square;
import static studio.raim.engine.nn.Shapes.concat;
import static studio.raim.engine.nn.Shapes.slice;
import static studio.raim.engine.nn.Spatial.averagePool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Reductions;
import studio.raim.engine.nn.Tensor;

/**
 * Distance of two images in structure and texture: (N, 3, H, W) in [0, 1] twice -> (N, 1, 1, 1), 0 for equal ones. VGG16 with L2
 * pooling; the image itself is the first stage. Ding et al. 2020; {@code alpha} and {@code beta} as published, one for each of the
 * 1475 channels.
 */
public final class Dists {
    private static final double[] MEAN = {.485, .456, .406};
    private static final double[] DEVIATION = {.229, .224, .225};
    private static final double C = 1e-6;
    private static final double UNDER_ROOT = 1e-12;
    private static final int CHANNELS = 3 + Arrays.stream(VggFeatures.WIDTHS).sum();

    private Dists() {}

    public static Program program() {
        ProgramBuilder builder = new ProgramBuilder("DISTS");
        Layers net = builder.layers();
        Tensor restored = builder.input("restored", "N", 3, "H", "W");
        Tensor groundTruth = builder.input("groundTruth", "N", 3, "H", "W");
        Tensor alpha = net.weight("alpha", 1, CHANNELS, 1, 1);
        Tensor beta = net.weight("beta", 1, CHANNELS, 1, 1);
        List<Tensor> a = stages(net, restored);
        List<Tensor> b = stages(net, groundTruth);
        List<Tensor> structures = new ArrayList<>();
        List<Tensor> textures = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Tensor meanA = Reductions.mean(a.get(i), 2, 3);
            Tensor meanB = Reductions.mean(b.get(i), 2, 3);
            Tensor restA = a.get(i).sub(meanA);
            Tensor restB = b.get(i).sub(meanB);
            structures.add(similarity(meanA.mul(meanB), square(meanA), square(meanB)));
            textures.add(similarity(
                    Reductions.mean(restA.mul(restB), 2, 3),
                    Reductions.mean(square(restA), 2, 3),
                    Reductions.mean(square(restB), 2, 3)));
        }
        Tensor weighted = alpha.mul(concat(1, structures.toArray(Tensor[]::new)))
                .add(beta.mul(concat(1, textures.toArray(Tensor[]::new))));
        Tensor total = Reductions.sum(alpha.add(beta), 1);
        builder.output("distance", Reductions.sum(weighted, 1).div(total).neg().add(1));
        return builder.build();
    }

    private static Tensor similarity(Tensor product, Tensor squareA, Tensor squareB) {
        return product.mul(2).add(C).div(squareA.add(squareB).add(C));
    }

    private static List<Tensor> stages(Layers net, Tensor x) {
        Tensor[] channels = new Tensor[3];
        for (int c = 0; c < 3; c++) {
            channels[c] = slice(x, 1, c, c + 1L).add(-MEAN[c]).div(DEVIATION[c]);
        }
        List<Tensor> stages = new ArrayList<>(List.of(x));
        stages.addAll(VggFeatures.of(net.at("features"), concat(1, channels), Dists::pool));
        return stages;
    }

    /** sqrt(f² * w + 1e-12) with w = (1 2 1)ᵀ(1 2 1) / 16, every second pixel: two means of 2 x 2 make w. */
    private static Tensor pool(Tensor x) {
        return sqrt(averagePool(averagePool(square(x), 2, 1, 1), 2, 2, 0).add(UNDER_ROOT));
    }
}
