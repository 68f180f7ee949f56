package studio.raim.engine.train.degrade;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/** Arrays of a file in the folder that {@code RAIM_PARITY_DIR} names. */
final class Golden {
    private Golden() {}

    static Path folder() {
        String folder = System.getenv("RAIM_PARITY_DIR");
        assumeTrue(folder != null, "RAIM_PARITY_DIR is not set");
        return Path.of(folder, "degradation");
    }

    static double[] numbers(String file, String name) {
        try (Checkpoint checkpoint = Checkpoint.open(folder().resolve(file))) {
            StoredTensor tensor = checkpoint.tensor(name);
            double[] numbers = new double[(int) tensor.elements()];
            ByteBuffer bytes = tensor.bytes();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = tensor.type() == ElementType.F64 ? bytes.getDouble() : bytes.getFloat();
            }
            return numbers;
        }
    }

    static Planes planes(String file, String name) {
        try (Checkpoint checkpoint = Checkpoint.open(folder().resolve(file))) {
            StoredTensor tensor = checkpoint.tensor(name);
            double[] numbers = numbers(file, name);
            float[] samples = new float[numbers.length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) numbers[i];
            }
            return new Planes(
                    tensor.shape().get(2).intValue(), tensor.shape().get(1).intValue(), samples);
        }
    }

    static double largestDifference(Planes a, Planes b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.samples().length; i++) {
            largest = Math.max(largest, Math.abs(a.samples()[i] - b.samples()[i]));
        }
        return largest;
    }
}
