package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.relu;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Shapes;
import studio.raim.engine.nn.Spatial;
import studio.raim.engine.nn.Tensor;

/**
 * Features of VGG19 (Simonyan and Zisserman, 2015) as torchvision numbers them: {@code features.N} with convolutions, ReLUs and
 * poolings counted together. The weights are the user's, given by path.
 */
final class Vgg19 {
    private static final int[] WIDTHS = {64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512, 512, 512, 512};
    /** After which convolutions, counted from 0, the picture is halved. */
    private static final Set<Integer> POOLED = Set.of(1, 3, 7, 11, 15);

    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private Vgg19() {}

    /** (N, 3, H, W) in [0, 1] -> the outputs of these layers by their number. */
    static SortedMap<Integer, Tensor> features(Layers net, Tensor x, SortedSet<Integer> layers) {
        SortedMap<Integer, Tensor> found = new TreeMap<>();
        Tensor y = normalised(x);
        long width = 3;
        int number = 0;
        for (int i = 0; i < WIDTHS.length && number <= layers.last(); i++) {
            y = net.at("features").conv(Integer.toString(number), y, width, WIDTHS[i], 3);
            width = WIDTHS[i];
            note(found, layers, number++, y);
            y = relu(y);
            note(found, layers, number++, y);
            if (POOLED.contains(i)) {
                y = Spatial.maxPool(y, 2, 2, 0);
                note(found, layers, number++, y);
            }
        }
        if (found.size() != layers.size()) {
            throw new IllegalArgumentException("VGG19 has the layers 0 to 36, not all of " + layers);
        }
        return found;
    }

    private static void note(Map<Integer, Tensor> found, SortedSet<Integer> layers, int number, Tensor y) {
        if (layers.contains(number)) {
            found.put(number, y);
        }
    }

    private static Tensor normalised(Tensor x) {
        Tensor[] channels = new Tensor[MEAN.length];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = Shapes.slice(x, 1, c, c + 1L).add(-MEAN[c]).div(DEVIATION[c]);
        }
        return Shapes.concat(1, channels);
    }
}
