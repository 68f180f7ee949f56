package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.engine.nn.Trainee.Judgement;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.SafetensorsWriter;
import studio.raim.engine.nn.checkpoint.StoredTensor;

class TraineeTest {
    private static final Accelerator CPU = Accelerator.of("cpu");

    @TempDir
    private Path folder;

    /** y = w·x + b for one channel. */
    private static Program line() {
        ProgramBuilder builder = new ProgramBuilder("line");
        Tensor x = builder.input("x", "N", 1, "H", "W");
        builder.output("y", builder.layers().conv("c", x, 1, 1, 1));
        return builder.build();
    }

    private static Program squares() {
        ProgramBuilder builder = new ProgramBuilder("squares");
        Tensor y = builder.input("y", "N", 1, "H", "W");
        Tensor target = builder.input("target", "N", 1, "H", "W");
        builder.output("total", Reductions.mean(Activations.square(y.sub(target)), 0, 1, 2, 3));
        return builder.build();
    }

    private static Checkpoint start(double w, double b) {
        return Trial.checkpoint(Map.of(
                "c.weight", new Numbers(new int[] {1, 1, 1, 1}, new double[] {w}),
                "c.bias", new Numbers(new int[] {1}, new double[] {b})));
    }

    private static Trainee trainee(double w, double b) {
        return new Trainee(line(), squares(), start(w, b), Checkpoint.none(), CPU, NumberType.FP32);
    }

    private static NDList pictures(NDManager scope, float[] x, float[] target) {
        Shape shape = new Shape(x.length, 1, 1, 1);
        return new NDList(scope.create(x, shape), scope.create(target, shape));
    }

    private static AdamStep adam(long number, double rate, double decay) {
        return new AdamStep(number, rate, 0.9, 0.99, 1e-12, decay, 0.75, 1);
    }

    private static float number(Map<String, StoredTensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name)).bytes().getFloat(0);
    }

    @Test
    void the_loss_and_the_length_of_its_gradient_are_those_of_the_formula() {
        try (Trainee trainee = trainee(2, 1);
                NDManager scope = CPU.newScope()) {
            // Residuals 2·1+1−0 = 3 and 2·3+1−2 = 5: loss (9+25)/2; slopes (3·1+5·3)/2·2 = 18 and (3+5)/2·2 = 8.
            NDList batch = pictures(scope, new float[] {1, 3}, new float[] {0, 2});
            Judgement judgement = trainee.step(List.of(batch), heard -> null);
            assertThat(judgement.values().get(0)).isCloseTo(17, within(1e-5));
            assertThat(judgement.gradientLength()).isCloseTo(Math.hypot(18, 8), within(1e-4));
            assertThat(number(trainee.weights(), "c.weight")).isEqualTo(2);
        }
    }

    @Test
    void adams_first_step_is_the_rate_against_the_slopes_sign_after_decay() {
        try (Trainee trainee = trainee(2, 1);
                NDManager scope = CPU.newScope()) {
            NDList batch = pictures(scope, new float[] {1, 3}, new float[] {0, 2});
            trainee.step(List.of(batch), heard -> adam(1, 0.1, 0.5));
            assertThat(number(trainee.weights(), "c.weight")).isCloseTo(2 * (1 - 0.05f) - 0.1f, within(1e-5f));
            assertThat(number(trainee.weights(), "c.bias")).isCloseTo(1 - 0.05f - 0.1f, within(1e-5f));
            assertThat(number(trainee.average(), "c.weight")).isCloseTo(2 * 0.75f + 1.8f * 0.25f, within(1e-5f));
        }
    }

    @Test
    void adams_second_step_remembers_the_first() {
        try (Trainee trainee = trainee(2, 1);
                NDManager scope = CPU.newScope()) {
            NDList batch = pictures(scope, new float[] {1}, new float[] {0});
            trainee.step(List.of(batch), heard -> adam(1, 0.1, 0));
            trainee.step(List.of(batch), heard -> adam(2, 0.1, 0));
            double first = 6;
            double second = 2 * (1.9 + 0.9);
            double mean = (0.1 * first * 0.9 + 0.1 * second) / (1 - 0.81);
            double square = (0.01 * first * first * 0.99 + 0.01 * second * second) / (1 - 0.9801);
            assertThat(number(trainee.weights(), "c.weight"))
                    .isCloseTo((float) (1.9 - 0.1 * mean / Math.sqrt(square)), within(1e-5f));
        }
    }

    @Test
    void two_halves_at_once_are_the_same_step_as_the_whole_batch() {
        float[] x = {0.5f, -1, 2, 0.25f};
        float[] target = {1, 1, -1, 0};
        try (Trainee whole = trainee(2, 1);
                Trainee halves = trainee(2, 1);
                NDManager scope = CPU.newScope()) {
            for (int i = 1; i <= 5; i++) {
                AdamStep step = adam(i, 0.05, 0.1);
                whole.step(List.of(pictures(scope, x, target)), heard -> step);
                halves.step(
                        List.of(
                                pictures(scope, Arrays.copyOf(x, 2), Arrays.copyOf(target, 2)),
                                pictures(scope, Arrays.copyOfRange(x, 2, 4), Arrays.copyOfRange(target, 2, 4))),
                        heard -> step);
            }
            assertThat(number(halves.weights(), "c.weight"))
                    .isCloseTo(number(whole.weights(), "c.weight"), within(1e-6f));
        }
    }

    @Test
    void a_state_in_a_file_goes_on_as_if_nothing_had_happened() throws IOException {
        Path file = folder.resolve("state.safetensors");
        try (Trainee straight = trainee(2, 1);
                NDManager scope = CPU.newScope()) {
            NDList batch = pictures(scope, new float[] {1, 3}, new float[] {0, 2});
            straight.step(List.of(batch), heard -> adam(1, 0.1, 0.5));
            SafetensorsWriter.write(file, straight.state(), Map.of("step", "1"));
            straight.step(List.of(batch), heard -> adam(2, 0.1, 0.5));
            try (Checkpoint state = Checkpoint.open(file);
                    Trainee resumed = new Trainee(line(), squares(), state, Checkpoint.none(), CPU, NumberType.FP32)) {
                resumed.step(List.of(batch), heard -> adam(2, 0.1, 0.5));
                assertThat(number(resumed.weights(), "c.weight")).isEqualTo(number(straight.weights(), "c.weight"));
                assertThat(number(resumed.average(), "c.bias")).isEqualTo(number(straight.average(), "c.bias"));
            }
        }
    }

    @Test
    void spectral_norm_makes_the_largest_singular_value_one() {
        ProgramBuilder builder = new ProgramBuilder("normed");
        Tensor x = builder.input("x", "N", 2, "H", "W");
        builder.output("y", SpectralNorm.conv(builder.layers(), "c", x, 2, 2, 1, ConvGeometry.valid()));
        ProgramBuilder judge = new ProgramBuilder("sum");
        judge.output("total", Reductions.mean(judge.input("y", "N", 2, "H", "W"), 0, 1, 2, 3));
        // diag(3, 0.5) has the singular values 3 and 0.5.
        Checkpoint start = Trial.checkpoint(Map.of(
                "c.weight_orig", new Numbers(new int[] {2, 2, 1, 1}, new double[] {3, 0, 0, 0.5}),
                "c.weight_u", new Numbers(new int[] {2}, new double[] {0.6, 0.8}),
                "c.weight_v", new Numbers(new int[] {2}, new double[] {0.8, 0.6})));
        try (Trainee trainee =
                        new Trainee(builder.build(), judge.build(), start, Checkpoint.none(), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            NDList ones = new NDList(scope.ones(new Shape(1, 2, 1, 1)));
            AdamStep still = new AdamStep(1, 0, 0.9, 0.99, 1e-8, 0, 0, 1);
            for (int i = 0; i < 8; i++) {
                trainee.step(List.of(ones), heard -> still);
            }
            Judgement judgement = trainee.step(List.of(ones), heard -> still);
            assertThat(judgement.values().get(0)).isCloseTo((1 + 0.5 / 3) / 2, within(1e-6));
        }
    }

    @Test
    void memory_stays_flat_over_ten_thousand_steps() throws IOException {
        try (Trainee trainee = trainee(2, 1)) {
            steps(trainee, 2_000);
            long before = nativeKilobytes();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                steps(trainee, 2_000);
                least = Math.min(least, nativeKilobytes() - before);
            }
            // Freed handles wait for Java's collector, so it goes up and down; a leak would leave no low point.
            assertThat(least).isLessThan(8 << 10);
        }
    }

    private static void steps(Trainee trainee, int count) {
        for (int i = 1; i <= count; i++) {
            try (NDManager scope = CPU.newScope()) {
                AdamStep step = adam(i, 1e-3, 0);
                NDList batch = pictures(scope, new float[] {1, 3}, new float[] {0, 2});
                trainee.step(List.of(batch, batch), heard -> step);
            }
        }
    }

    /** What the process holds beside Java's heap. */
    private static long nativeKilobytes() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 10;
        return -heap
                + Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
    }
}
