package studio.raim.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.engine.cli.EngineCli;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.checkpoint.Checkpoint;

class TrainingTest {
    private static final String RECIPE = """
            id: tiny
            network:
              architecture: MiAlgo
              config: {widths: [8, 8], blocks: 1, middle_blocks: 1, stem: 1, window: 4, residual: true}
              quiet: {tail: 0}
            data: {patch: 32, batch: 4, margin: 16, halveAbove: 3000000, scales: [1], aligned: 0.5, sharpened: false}
            degradation:
              - {name: clean, share: 1}
              - {name: noise, share: 3, steps: [{noise: {sigma: [10, 30]}}]}
              - {name: saved, share: 1, steps: [{blur: {sigma: [0.5, 1]}}, {jpeg: {quality: [30, 60]}}]}
            losses:
              - relative: {weight: 1, harm: 0, floor: 1.0e-3}
              - relative: {weight: 1, harm: 0, floor: 1.0e-3, result: out1}
            %soptimiser: {rate: 2.0e-3, beta1: 0.9, beta2: 0.99, epsilon: 1.0e-8, weightDecay: 0, clip: 1}
            schedule: {warmUp: 2, decay: 5, steps: %d}
            averaging: 0.9
            seed: 7
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void photographs() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Random random = new Random(1);
        for (int i = 0; i < 2; i++) {
            BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 120; y++) {
                for (int x = 0; x < 160; x++) {
                    int level = (x / 9 + y / 7) % 2 * 120 + 60 + random.nextInt(4);
                    image.setRGB(x, y, level << 16 | (255 - level) << 8 | level / 2);
                }
            }
            ImageIO.write(image, "png", photos.resolve(i + ".png").toFile());
        }
    }

    private Path recipe(int steps, String moreLosses) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), RECIPE.formatted(moreLosses, steps));
    }

    private void train(Path recipe, String out, boolean resume) throws IOException {
        TrainingOptions options = new TrainingOptions(
                List.of(folder.resolve("photos")),
                List.of(),
                folder.resolve(out),
                null,
                resume,
                false,
                2,
                0,
                1e9,
                folder,
                folder.resolve("pause"),
                NumberType.FP32);
        new Training(Recipe.read(recipe), options, Accelerator.of("cpu"), sentence -> {}).run();
    }

    private byte[] weights(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("weights.safetensors"));
    }

    @Test
    void sixty_steps_on_noise_lower_the_loss() throws IOException {
        train(recipe(60, ""), "run", false);
        List<String> lines = Files.readAllLines(folder.resolve("run/log.csv"));
        assertThat(lines).hasSize(7);
        assertThat(loss(lines.get(6))).isLessThan(loss(lines.get(1)) - 0.2);
    }

    private static double loss(String line) {
        return Double.parseDouble(line.split(",", -1)[6]);
    }

    @Test
    void a_run_in_two_sittings_ends_with_the_bytes_of_a_run_in_one() throws IOException {
        train(recipe(12, ""), "one", false);
        train(recipe(6, ""), "two", false);
        // A longer schedule, so that the rate of the first six steps differs: equal bytes would be no proof otherwise.
        assertThat(Files.exists(folder.resolve("two/state.safetensors"))).isTrue();
        kill(12);
        assertThat(tensorBytes("killed")).isEqualTo(tensorBytes("one"));
    }

    /** A process of its own is killed hard after its first states, and another one goes on. */
    private void kill(int steps) throws IOException {
        Path recipe = recipe(steps, "");
        Path state = folder.resolve("killed/state.safetensors");
        Process process = process(recipe, "killed", false);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(state) && process.isAlive() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(state).exists();
        train(recipe, "killed", true);
    }

    private Process process(Path recipe, String out, boolean resume) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                Door.class.getName(),
                "train",
                recipe.toString(),
                "--photos",
                folder.resolve("photos").toString(),
                "--out",
                folder.resolve(out).toString(),
                "--parts",
                "2",
                "--checkpoint",
                "0");
        if (resume) {
            builder.command().add("--resume");
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }

    /** The sub-commands as a process of their own. */
    static final class Door {
        private Door() {}

        public static void main(String... arguments) {
            System.exit(EngineCli.run(arguments));
        }
    }

    private ByteBuffer tensorBytes(String out) throws IOException {
        try (Checkpoint state = Checkpoint.open(folder.resolve(out).resolve("state.safetensors"))) {
            ByteBuffer all = ByteBuffer.allocate(1 << 22);
            state.names().forEach(name -> all.put(state.tensor(name).bytes()));
            return all.flip();
        }
    }

    @Test
    void an_adversary_learns_beside_the_network_and_is_kept() throws IOException {
        train(recipe(10, "  - adversarial: {weight: 0.1, contest: relativistic, features: 4}\n"), "gan", false);
        assertThat(folder.resolve("gan/opponent.safetensors")).exists();
        assertThat(Files.readAllLines(folder.resolve("gan/log.csv")).get(0))
                .endsWith("total,relative,relative_out1,adversarial");
    }

    @Test
    void a_loss_that_is_not_a_number_ends_the_run_and_keeps_the_last_good_state() throws IOException {
        train(recipe(5, ""), "run", false);
        byte[] good = weights("run");
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), RECIPE.formatted("  - charbonnier: {weight: 1.0e300}\n", 50));
        assertThatThrownBy(() -> train(broken, "run", true))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("Step 6")
                .hasMessageContaining("--resume");
        assertThat(weights("run")).isEqualTo(good);
    }

    @Test
    void a_folder_with_a_run_is_not_overwritten() throws IOException {
        train(recipe(5, ""), "run", false);
        assertThatThrownBy(() -> train(folder.resolve("tiny.yaml"), "run", false))
                .hasMessageContaining("--resume");
        assertThatThrownBy(() -> train(folder.resolve("tiny.yaml"), "other", true))
                .hasMessageContaining("holds no training run");
    }

    @Test
    void the_rate_rises_stays_and_falls_on_half_a_cosine() {
        Recipe.ScheduleSpec schedule = new Recipe.ScheduleSpec(100, 40, null);
        assertThat(schedule.factor(25, Long.MAX_VALUE)).isEqualTo(0.25);
        assertThat(schedule.factor(5000, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(schedule.factor(5020, 5000)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.factor(5040, 5000)).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_sample_depends_on_the_seed_and_its_number_alone() throws IOException {
        Recipe recipe = Recipe.read(recipe(5, ""));
        PhotoShelf shelf =
                new PhotoShelf(List.of(folder.resolve("photos")), folder.resolve("cache"), recipe.data(), 64);
        Samples samples = new Samples(shelf, recipe);
        Pair tenth = samples.sample(10);
        samples.sample(3);
        assertThat(samples.sample(10).lowQuality().samples())
                .isEqualTo(tenth.lowQuality().samples());
        assertThat(samples.sample(11).target().samples())
                .isNotEqualTo(tenth.target().samples());
    }
}
