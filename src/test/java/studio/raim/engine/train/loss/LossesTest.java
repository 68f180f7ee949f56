package studio.raim.engine.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.AdamStep;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;
import studio.raim.engine.nn.Trainee;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

class LossesTest {
    private static final Accelerator CPU = Accelerator.of("cpu");
    private static final int SIDE = 16;

    private static double value(LossSpec loss, float[] restored, float[] target, float[] lowQuality) {
        Program program = Objective.of(List.of(loss));
        try (Network network = Network.load(program, random(program, 1), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            NDList inputs = new NDList();
            for (float[] picture : List.of(restored, target, lowQuality)) {
                inputs.add(scope.create(picture, new Shape(1, 3, SIDE, SIDE)));
            }
            if (program.inputs().contains(Objective.MASK)) {
                inputs.add(scope.create(half(), new Shape(1, 1, SIDE, SIDE)));
            }
            return network.runAll(scope, inputs).get(1).toFloatArray()[0];
        }
    }

    /** 1 in the upper half. */
    private static float[] half() {
        float[] mask = new float[SIDE * SIDE];
        Arrays.fill(mask, 0, mask.length / 2, 1);
        return mask;
    }

    private static float[] even(double value) {
        float[] all = new float[3 * SIDE * SIDE];
        Arrays.fill(all, (float) value);
        return all;
    }

    private static float[] noisy(long seed) {
        Random random = new Random(seed);
        float[] all = new float[3 * SIDE * SIDE];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextFloat();
        }
        return all;
    }

    static Checkpoint random(Program program, long seed) {
        Random random = new Random(seed);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : program.parameters()) {
            double spread = Math.sqrt(2.0 * spec.shape().get(0) / spec.elements());
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect((int) spec.elements() * 4).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat((float) (random.nextGaussian() * spread));
            }
            tensors.put(spec.name(), StoredTensor.contiguous(ElementType.F32, spec.shape(), bytes.flip()));
        }
        return Checkpoint.of(tensors);
    }

    @Test
    void l1_of_pictures_a_tenth_apart_is_a_tenth() {
        assertThat(value(new L1Loss(1, "y"), even(0.6), even(0.5), even(0))).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void charbonnier_is_the_hypotenuse_of_error_and_epsilon() {
        assertThat(value(new CharbonnierLoss(1, 0.04), even(0.53), even(0.5), even(0)))
                .isCloseTo(0.05, within(1e-6));
    }

    @Test
    void halving_the_error_gains_ln_4_in_the_relative_loss_and_doubling_it_costs_twice_that() {
        RelativeLoss loss = new RelativeLoss(1, 1, 1e-12, "y");
        assertThat(value(loss, even(0.45), even(0.5), even(0.4))).isCloseTo(-Math.log(4), within(1e-4));
        assertThat(value(loss, even(0.3), even(0.5), even(0.4))).isCloseTo(2 * Math.log(4), within(1e-4));
    }

    @Test
    void a_perfect_picture_left_alone_costs_nothing_and_a_change_at_the_floor_costs_ln_2() {
        RelativeLoss loss = new RelativeLoss(1, 0, 1e-4, "y");
        assertThat(value(loss, even(0.5), even(0.5), even(0.5))).isZero();
        assertThat(value(loss, even(0.51), even(0.5), even(0.5))).isCloseTo(Math.log(2), within(1e-3));
    }

    @Test
    void the_frequency_loss_is_zero_for_equal_pictures_and_ignores_a_cyclic_shift_in_its_amplitude() {
        FrequencyDistributionLoss amplitude = new FrequencyDistributionLoss(1, 0.0, 8, 5);
        float[] picture = noisy(1);
        float[] shifted = new float[picture.length];
        for (int i = 0; i < picture.length; i++) {
            int row = i / SIDE * SIDE;
            shifted[row + (i + 3) % SIDE] = picture[i];
        }
        assertThat(value(amplitude, picture, picture, picture)).isZero();
        assertThat(value(amplitude, shifted, picture, picture)).isCloseTo(0, within(1e-3));
        assertThat(value(amplitude, noisy(2), picture, picture)).isGreaterThan(0.1);
        assertThat(value(new FrequencyDistributionLoss(1, 1.0, 8, 5), shifted, picture, picture))
                .isGreaterThan(0.1);
    }

    @Test
    void the_frequency_loss_of_twice_the_picture_is_that_of_the_picture_against_black() {
        FrequencyDistributionLoss loss = new FrequencyDistributionLoss(1, 0.0, 8, 5);
        float[] picture = noisy(1);
        float[] twice = new float[picture.length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = 2 * picture[i];
        }
        double once = value(loss, picture, even(0), even(0));
        assertThat(value(loss, twice, picture, even(0))).isCloseTo(once, within(1e-4 * once));
    }

    @Test
    void perceptual_distance_weighs_its_layers() {
        float[] a = noisy(1);
        float[] b = noisy(2);
        double second = value(perceptual(Map.of(2, 1.0), false), a, b, b);
        double seventh = value(perceptual(Map.of(7, 1.0), false), a, b, b);
        double both = value(perceptual(Map.of(2, 0.5, 7, 2.0), false), a, b, b);
        assertThat(second).isGreaterThan(0.01);
        assertThat(value(perceptual(Map.of(2, 1.0), false), a, a, b)).isZero();
        assertThat(both).isCloseTo(0.5 * second + 2 * seventh, within(1e-4 * both));
    }

    @Test
    void style_ignores_where_things_are() {
        float[] even = even(0.25);
        for (int i = 0; i < even.length; i++) {
            even[i] += 0.25f * (i / SIDE % 2);
        }
        float[] upsideDown = even(0.25);
        for (int i = 0; i < upsideDown.length; i++) {
            upsideDown[i] += 0.25f * ((i / SIDE + 1) % 2);
        }
        double style = value(perceptual(Map.of(0, 1.0), true), even, upsideDown, even);
        double features = value(perceptual(Map.of(0, 1.0), false), even, upsideDown, even);
        assertThat(style).isLessThan(0.01 * features);
    }

    private static PerceptualLoss perceptual(Map<Integer, Double> layers, boolean style) {
        return new PerceptualLoss(1, new TreeMap<>(layers), "vgg19.safetensors", style);
    }

    @Test
    void holes_and_the_rest_are_weighed_apart() {
        float[] restored = even(0.5);
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                restored[c * SIDE * SIDE + i] += i < SIDE * SIDE / 2 ? 0.2f : 0.1f;
            }
        }
        // Half of the pixels each: means 0.1 and 0.05.
        assertThat(value(new MaskedLoss(1, 0.01, 0.3), restored, even(0.5), even(0)))
                .isCloseTo(0.01 * 0.1 + 0.3 * 0.05, within(1e-6));
    }

    @Test
    void soft_labels_are_one_far_from_holes_zero_inside_and_half_at_the_edge() {
        ProgramBuilder builder = new ProgramBuilder("labels");
        builder.output("y", MaskedLoss.softLabels(builder.input("m", "N", 1, "H", "W")));
        try (Network network = Network.load(builder.build(), Checkpoint.none(), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            float[] mask = new float[64 * 64];
            Arrays.fill(mask, 0, mask.length / 2, 1);
            float[] labels = network.run(scope, scope.create(mask, new Shape(1, 1, 64, 64)))
                    .toFloatArray();
            assertThat(labels[2 * 64 + 32]).isCloseTo(0, within(1e-4f));
            assertThat(labels[60 * 64 + 32]).isCloseTo(1, within(1e-4f));
            assertThat((labels[31 * 64 + 32] + labels[32 * 64 + 32]) / 2).isCloseTo(0.5f, within(1e-3f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_undecided_discriminator_costs_what_theory_says(Contest contest) {
        double[] expected =
                switch (contest) {
                    case vanilla -> new double[] {Math.log(2), 2 * Math.log(2)};
                    case lsgan -> new double[] {1, 1};
                    case relativistic -> new double[] {Math.log(2), Math.log(2)};
                };
        assertThat(contest(contest, 0, 0)).containsExactly(expected, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void a_fooled_discriminator_pays_and_the_generator_does_not(Contest contest) {
        double[] even = contest(contest, 0, 0);
        double[] fooled = contest(contest, contest == Contest.relativistic ? -2 : 0, 1);
        assertThat(fooled[0]).isLessThan(even[0]);
        assertThat(fooled[1]).isGreaterThan(even[1]);
    }

    /** What generator and discriminator pay for these logits. */
    private static double[] contest(Contest contest, double real, double fake) {
        ProgramBuilder builder = new ProgramBuilder("contest");
        Tensor r = builder.input("real", "N", 1, "H", "W");
        Tensor f = builder.input("fake", "N", 1, "H", "W");
        builder.output("generator", contest.generator(r, f));
        builder.output("discriminator", contest.discriminator(r, f));
        try (Network network = Network.load(builder.build(), Checkpoint.none(), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            NDArray ones = scope.ones(new Shape(1, 1, 2, 2));
            NDList paid = network.runAll(scope, new NDList(ones.mul(real), ones.mul(fake)));
            return new double[] {paid.get(0).toFloatArray()[0], paid.get(1).toFloatArray()[0]};
        }
    }

    /** Slopes by the trainee's own text against differences of the loss, through one convolution. */
    @Test
    void the_sum_of_all_losses_has_the_slope_that_differences_show() {
        List<LossSpec> losses = List.of(
                new L1Loss(0.7, "y"),
                new CharbonnierLoss(0.5, 0.05),
                new RelativeLoss(0.1, 1, 1e-3, "y"),
                new FrequencyDistributionLoss(0.2, 0.0, 4, 3),
                perceptual(Map.of(2, 0.3), false),
                new AdversarialLoss(0.1, Contest.relativistic, 4));
        ProgramBuilder builder = new ProgramBuilder("scale");
        Tensor x = builder.input(Objective.LOW_QUALITY, "N", 3, "H", "W");
        Layers net = builder.layers();
        builder.output(Objective.RESTORED, x.mul(net.weight("gain", 1)));
        Program network = builder.build();
        Program objective = Objective.of(losses);
        double step = 2e-3;
        double slope = judged(network, objective, 0.8f)[1];
        double difference = (judged(network, objective, (float) (0.8 + step))[0]
                        - judged(network, objective, (float) (0.8 - step))[0])
                / (2 * step);
        assertThat(slope).isCloseTo(Math.abs(difference), within(0.03 * Math.abs(difference)));
    }

    private static double[] judged(Program network, Program objective, float gain) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(gain)
                .flip();
        Checkpoint start = Checkpoint.of(Map.of("gain", StoredTensor.contiguous(ElementType.F32, List.of(1L), bytes)));
        try (Trainee trainee = new Trainee(network, objective, start, random(objective, 3), CPU, NumberType.FP32);
                NDManager scope = CPU.newScope()) {
            Shape shape = new Shape(1, 3, SIDE, SIDE);
            NDList batch = new NDList(scope.create(noisy(1), shape), scope.create(noisy(2), shape));
            Trainee.Judgement judgement = trainee.step(List.of(batch), heard -> (AdamStep) null);
            return new double[] {judgement.values().get(0), judgement.gradientLength()};
        }
    }
}
