package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.relu;
import static studio.raim.engine.nn.Spatial.maxPool;

import java.util.List;
import studio.raim.engine.nn.ConvGeometry;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Tensor;

/**
 * The five convolutions of AlexNet, each after its ReLU: (N, 3, H, W) -> 64, 192, 384, 256, 256 channels. Krizhevsky 2014, names as
 * in torchvision.
 */
final class AlexNetFeatures {
    private AlexNetFeatures() {}

    static List<Tensor> of(Layers features, Tensor x) {
        Tensor a = relu(
                features.conv("0", x, 3, 64, 11, ConvGeometry.valid().stride(4).padding(2), true));
        Tensor b = relu(features.conv("3", maxPool(a, 3, 2, 0), 64, 192, 5));
        Tensor c = relu(features.conv("6", maxPool(b, 3, 2, 0), 192, 384, 3));
        Tensor d = relu(features.conv("8", c, 384, 256, 3));
        Tensor e = relu(features.conv("10", d, 256, 256, 3));
        return List.of(a, b, c, d, e);
    }
}
