package studio.raim.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

class PerceptualTest {
    @ParameterizedTest
    @EnumSource
    void the_distance_is_that_of_the_authors_code_with_the_same_weights(Perceptual.Kind kind) {
        Path folder = GoldenPairs.folder().resolve("lpips-dists");
        JsonNode golden = GoldenPairs.read(folder.resolve("expected.json"));
        List<GoldenPairs.Pair> pairs = GoldenPairs.all();
        try (Checkpoint linear = Checkpoint.open(folder.resolve("lpips-v0.1-linear-layers.safetensors"));
                Checkpoint dists = Checkpoint.open(folder.resolve("dists-alpha-beta.safetensors"));
                Perceptual perceptual =
                        new Perceptual(kind.program(), weights(kind, linear, dists), Accelerator.of("cpu"))) {
            for (JsonNode result : golden.get("results")) {
                GoldenPairs.Pair pair = pairs.stream()
                        .filter(p -> p.name().equals(result.get("pair").asText()))
                        .findFirst()
                        .orElseThrow();
                double expected = result.at("/" + key(kind) + "/value").asDouble();
                double found = perceptual.of(
                        pair.distorted().part(0, 0, 96, 64), pair.reference().part(0, 0, 96, 64));
                assertThat(found).as(pair.name()).isCloseTo(expected, within(1e-4 * expected));
            }
        }
    }

    @Test
    void without_weights_it_says_which_files_to_get_and_from_where(@TempDir Path folder) {
        assertThatThrownBy(() -> Perceptual.open(Perceptual.Kind.LPIPS, folder, Accelerator.of("cpu")))
                .hasMessageContaining("alexnet-owt-7be5be79.pth and alex.pth")
                .hasMessageContaining("torchvision");
    }

    private static String key(Perceptual.Kind kind) {
        return switch (kind) {
            case LPIPS -> "lpips_alex";
            case LPIPS_VGG -> "lpips_vgg";
            case DISTS -> "dists";
        };
    }

    /** Backbones by the formula that came with the stored results; the small layers as published. */
    private static Checkpoint weights(Perceptual.Kind kind, Checkpoint linear, Checkpoint dists) {
        Program program = kind.program();
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        int number = 100;
        List<String> backbone = program.shapes().keySet().stream()
                .filter(n -> n.startsWith("features."))
                .toList();
        for (String name : backbone) {
            tensors.put(name, formula(program.shapes().get(name), number++, fanIn(program, name)));
        }
        String prefix = kind == Perceptual.Kind.LPIPS ? "alex." : "vgg.";
        for (String name : program.shapes().keySet()) {
            if (name.startsWith("lin")) {
                tensors.put(name, linear.tensor(prefix + name));
            } else if (!name.startsWith("features.")) {
                tensors.put(name, dists.tensor(name));
            }
        }
        return Checkpoint.of(tensors);
    }

    private static long fanIn(Program program, String name) {
        List<Long> shape = program.shapes().get(name);
        return shape.size() == 1 ? 0 : shape.get(1) * shape.get(2) * shape.get(3);
    }

    private static StoredTensor formula(List<Long> shape, long number, long fanIn) {
        int count = Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
        ByteBuffer bytes = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (long k = 0; k < count; k++) {
            long x = (k * 2654435761L + number * 40503 + 12345) & 0xffffffffL;
            x ^= x >> 16;
            x = (x * 0x45d9f3bL) & 0xffffffffL;
            x ^= x >> 16;
            double u = x / 4294967296.0;
            bytes.putFloat((float) (fanIn == 0 ? (u - 0.5) * 0.1 : (u - 0.5) * 2 * Math.sqrt(6.0 / fanIn)));
        }
        return StoredTensor.contiguous(ElementType.F32, shape, bytes.flip());
    }
}
