package studio.raim.engine.cli.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/** The fastest that this machine convolves: chains of bare 3×3 convolutions of several widths. */
final class ConvolutionPeak {
    private static final int LAYERS = 8;
    private static final int[] WIDTHS = {64, 128, 192};
    /** Numbers of one layer: small enough for the second-level cache to help, large enough to be spread over threads. */
    private static final int PIXELS_BY_CHANNELS = 64 * 128 * 128;

    private final Accelerator device;
    private final double seconds;

    ConvolutionPeak(Accelerator device, double seconds) {
        this.device = device;
        this.seconds = seconds;
    }

    /** Operations a second; a multiplication and an addition are two. */
    double measure(NumberType type) {
        double best = 0;
        for (int width : WIDTHS) {
            best = Math.max(best, measure(type, width));
        }
        return best;
    }

    private double measure(NumberType type, int width) {
        ProgramBuilder builder = new ProgramBuilder("peak");
        Layers net = builder.layers();
        Tensor x = builder.input("x", "N", width, "H", "W");
        for (int i = 0; i < LAYERS; i++) {
            x = net.conv("c" + i, x, width, width, 3);
        }
        builder.output("y", x);
        Program program = builder.build();
        int side = (int) Math.sqrt(PIXELS_BY_CHANNELS / (double) width);
        try (Checkpoint weights = random(program);
                Network network = Network.load(program, weights, device, type);
                NDManager scope = device.newScope()) {
            NDArray input = scope.randomNormal(new Shape(1, width, side, side));
            double fastest = Stopwatch.fastest(seconds, () -> {
                try (NDManager run = scope.newSubManager()) {
                    network.run(run, input);
                }
            });
            return program.convolutionOperations(symbol -> symbol.equals("N") ? 1 : side) / fastest;
        }
    }

    private static Checkpoint random(Program program) {
        Random random = new Random(1);
        Map<String, StoredTensor> tensors = new HashMap<>();
        for (ParameterSpec spec : program.parameters()) {
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect((int) spec.elements() * 4).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat((float) (random.nextGaussian() * 0.03));
            }
            tensors.put(spec.name(), StoredTensor.contiguous(ElementType.F32, spec.shape(), bytes.flip()));
        }
        return Checkpoint.of(tensors);
    }
}
