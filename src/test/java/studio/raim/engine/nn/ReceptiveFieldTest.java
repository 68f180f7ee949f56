package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.engine.nn.arch.Architecture;
import studio.raim.engine.nn.arch.Architectures;

class ReceptiveFieldTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void rrdbnet_does_not_see_further_than_it_says(int scale) {
        check("RRDBNet", Map.of("scale", scale, "num_block", 1, "num_feat", 8, "num_grow_ch", 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void the_compact_network_does_not_see_further_than_it_says(int scale) {
        check("SRVGGNetCompact", Map.of("upscale", scale, "num_conv", 3, "num_feat", 8));
    }

    /** A change of one input pixel must leave all outputs alone that are further away than the field. */
    private static void check(String name, Map<String, Object> config) {
        Architecture architecture = Architectures.named(name);
        Program program = architecture.program(config);
        int field = architecture.receptiveField(config);
        int scale = architecture.scale(config);
        int multiple = architecture.sizeMultiple(config);
        int side = (field + 2 * multiple) / multiple * multiple;
        Accelerator cpu = Accelerator.of("cpu");
        try (NDManager scope = cpu.newScope();
                Network network = Network.load(program, Trial.randomWeights(program, 3), cpu, NumberType.FP32)) {
            NDArray x = scope.randomUniform(0, 1, new Shape(1, 3, multiple, side));
            NDArray changed = x.duplicate();
            changed.set(new NDIndex(":, :, :, 0"), 5f);
            Numbers before = Numbers.of(network.run(scope, x));
            Numbers after = Numbers.of(network.run(scope, changed));
            assertThat(columnDifference(before, after, 0)).isPositive();
            for (int column = (field + 1) * scale; column < side * scale; column++) {
                assertThat(columnDifference(before, after, column))
                        .as("column %d", column)
                        .isZero();
            }
        }
    }

    private static double columnDifference(Numbers before, Numbers after, int column) {
        double largest = 0;
        for (int channel = 0; channel < before.shape()[1]; channel++) {
            for (int row = 0; row < before.shape()[2]; row++) {
                largest = Math.max(
                        largest, Math.abs(before.at(0, channel, row, column) - after.at(0, channel, row, column)));
            }
        }
        return largest;
    }
}
