package studio.raim.engine.train.loss;

import java.util.function.Supplier;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Tensor;

/**
 * What a loss sees, pictures (N, 3, H, W) in [0, 1].
 *
 * @param net where the loss declares parameters of its own
 * @param mask (N, 1, H, W), 1 in holes; asking for it makes it an input of the objective
 */
public record Judged(Layers net, Tensor restored, Tensor target, Tensor lowQuality, Supplier<Tensor> mask) {}
