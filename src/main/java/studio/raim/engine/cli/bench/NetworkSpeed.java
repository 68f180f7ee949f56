package studio.raim.engine.cli.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.checkpoint.Checkpoint;

/** One model's network on one tile of a picture: ours in each number type, and ONNX Runtime's. */
final class NetworkSpeed {
    private final Accelerator device;
    private final double seconds;
    private final int threads;

    NetworkSpeed(Accelerator device, double seconds, int threads) {
        this.device = device;
        this.seconds = seconds;
        this.threads = threads;
    }

    /**
     * What was measured.
     *
     * @param operations of one run's convolutions
     * @param seconds of the fastest run, by number type
     * @param peerSeconds of ONNX Runtime's fastest run in float32
     * @param peerDifference largest difference between its result and ours in float32
     * @param psnr of the half-precision result against float32, in dB; infinite when they are equal
     */
    record Measured(
            int side,
            double operations,
            Map<NumberType, Double> seconds,
            double peerSeconds,
            double peerDifference,
            Map<NumberType, Double> psnr) {}

    Measured measure(ModelCard card, Path weightFile, Pixels picture, int side) {
        Program program = NetworkCache.architecture(card).program(card.config());
        float[] tile = tile(picture, side);
        Map<NumberType, Double> fastest = new EnumMap<>(NumberType.class);
        Map<NumberType, Double> psnr = new EnumMap<>(NumberType.class);
        try (Checkpoint weights = Checkpoint.open(weightFile);
                NDManager scope = device.newScope()) {
            NDArray input = scope.create(tile, new Shape(1, 3, side, side));
            float[] exact = new float[0];
            for (NumberType type : NumberType.values()) {
                if (device.supports(type)) {
                    float[] result = ours(program, weights, type, scope, input, fastest);
                    exact = type == NumberType.FP32 ? result : exact;
                    psnr.put(type, psnr(exact, result));
                }
            }
            byte[] model = OnnxExport.of(card.architecture(), card.config(), name -> numbers(weights, program, name));
            try (OnnxPeer peer = new OnnxPeer(model, threads)) {
                double difference = largestDifference(exact, peer.run(tile, side, side));
                double peerSeconds = Stopwatch.fastest(seconds, () -> peer.run(tile, side, side));
                double operations = program.convolutionOperations(symbol -> symbol.equals("N") ? 1 : side);
                return new Measured(side, operations, fastest, peerSeconds, difference, psnr);
            }
        }
    }

    private float[] ours(
            Program program,
            Checkpoint weights,
            NumberType type,
            NDManager scope,
            NDArray input,
            Map<NumberType, Double> fastest) {
        try (Network network = Network.load(program, weights, device, type)) {
            fastest.put(type, Stopwatch.fastest(seconds, () -> {
                try (NDManager run = scope.newSubManager()) {
                    network.run(run, input);
                }
            }));
            try (NDManager run = scope.newSubManager()) {
                return network.run(run, input).toFloatArray();
            }
        }
    }

    private float[] numbers(Checkpoint weights, Program program, String name) {
        try (NDManager scope = device.newScope()) {
            return device.array(scope, weights.namedFor(program.shapes()).tensor(name))
                    .toFloatArray();
        }
    }

    /** The middle of the picture, planar. */
    private static float[] tile(Pixels picture, int side) {
        float[] tile = new float[3 * side * side];
        picture.readPlanar(
                (picture.width() - side) / 2, (picture.height() - side) / 2, side, side, FloatBuffer.wrap(tile));
        return tile;
    }

    /** Of values clamped to 0..1, as they are when they become pixels. */
    private static double psnr(float[] expected, float[] actual) {
        double squares = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.clamp(expected[i], 0f, 1f) - Math.clamp(actual[i], 0f, 1f);
            squares += difference * difference;
        }
        return -10 * Math.log10(squares / expected.length);
    }

    private static double largestDifference(float[] expected, float[] actual) {
        double largest = expected.length == actual.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }
}
