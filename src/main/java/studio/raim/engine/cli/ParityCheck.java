package studio.raim.engine.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;

/** Runs a fixture's network in float32 and compares what comes out with what is stored. */
final class ParityCheck {
    private static final String INTERMEDIATE = "mid.";

    private final Accelerator device;

    ParityCheck(Accelerator device) {
        this.device = device;
    }

    /** How far one tensor is from the stored one; not a number where shapes or values are broken. */
    record Difference(String tensor, double error, double tolerance) {
        boolean passes() {
            return error <= tolerance;
        }

        double share() {
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / tolerance;
        }
    }

    /** The differences of all outputs and of those intermediates that our network marks. */
    List<Difference> differences(Path folder, ParityCase fixture, Path weightFile) {
        Program plain = Architectures.named(fixture.architecture()).program(fixture.config());
        List<String> marked = fixture.intermediates().stream()
                .map(name -> name.substring(INTERMEDIATE.length()))
                .filter(plain.intermediates()::contains)
                .toList();
        Program program = plain.revealing(marked);
        try (Checkpoint stored = Checkpoint.open(folder.resolve("tensors.safetensors"));
                Checkpoint weights = Checkpoint.open(weightFile);
                Network network = Network.load(program, weights, device, NumberType.FP32);
                NDManager scope = device.newScope()) {
            NDList inputs = new NDList();
            for (String name : program.inputs()) {
                inputs.add(device.array(scope, stored.tensor("input." + name)));
            }
            NDList results = network.runAll(scope, inputs);
            List<Difference> differences = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                String name = (i < plain.outputs().size() ? "output." : INTERMEDIATE)
                        + program.outputs().get(i);
                NDArray expected = device.array(scope, stored.tensor(name));
                differences.add(new Difference(name, largest(results.get(i), expected), fixture.toleranceOf(name)));
            }
            return differences;
        }
    }

    private static double largest(NDArray actual, NDArray expected) {
        return actual.getShape().equals(expected.getShape())
                ? actual.sub(expected).abs().max().getFloat()
                : Double.NaN;
    }
}
