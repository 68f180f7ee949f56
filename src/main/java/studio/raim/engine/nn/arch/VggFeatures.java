package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.relu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Tensor;

/**
 * The five stages of VGG16, each after its last ReLU: (N, 3, H, W) -> 64, 128, 256, 512, 512 channels at 1, 1/2, 1/4, 1/8, 1/16 of
 * the size. Simonyan and Zisserman 2014, names as in torchvision.
 */
final class VggFeatures {
    /** Channels of each stage. */
    static final int[] WIDTHS = {64, 128, 256, 512, 512};

    private static final int[] CONVOLUTIONS = {2, 2, 3, 3, 3};

    private VggFeatures() {}

    /** @param pool halves the size between the stages */
    static List<Tensor> of(Layers features, Tensor x, UnaryOperator<Tensor> pool) {
        List<Tensor> stages = new ArrayList<>();
        Tensor y = x;
        int index = 0;
        int width = 3;
        for (int stage = 0; stage < WIDTHS.length; stage++) {
            if (stage > 0) {
                y = pool.apply(y);
                index++;
            }
            for (int i = 0; i < CONVOLUTIONS[stage]; i++) {
                y = relu(features.conv(Integer.toString(index), y, width, WIDTHS[stage], 3));
                width = WIDTHS[stage];
                index += 2;
            }
            stages.add(y);
        }
        return stages;
    }
}
