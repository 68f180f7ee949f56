package studio.raim.engine.cli.bench.quality;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.train.Recipe;
import studio.raim.engine.train.degrade.Planes;

/** A recipe's network with weights from a file, such as those of a run that still goes on. */
final class NetworkMethod implements Method {
    private final String name;
    private final Accelerator device;
    private final Network network;

    NetworkMethod(Recipe recipe, Path weights, Accelerator device, NumberType type) {
        this.name = recipe.id();
        this.device = device;
        try (Checkpoint checkpoint = Checkpoint.open(weights)) {
            network = Network.load(
                    Architectures.named(recipe.network().architecture())
                            .program(recipe.network().config()),
                    checkpoint,
                    device,
                    type);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Planes restore(Planes lowQuality) {
        try (NDManager scope = device.newScope()) {
            Shape shape = new Shape(1, 3, lowQuality.height(), lowQuality.width());
            float[] restored = network.run(scope, scope.create(lowQuality.samples(), shape))
                    .toFloatArray();
            return new Planes(lowQuality.width(), lowQuality.height(), restored).rounded();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
