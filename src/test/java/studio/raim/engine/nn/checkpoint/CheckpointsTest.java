package studio.raim.engine.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
    @TempDir
    private Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path safetensors(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (int i = 0; file.remaining() >= 4; i++) {
            file.putFloat(i);
        }
        return write("w.safetensors", file.array());
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> Checkpoint.open(file))
                .isInstanceOf(MalformedCheckpointException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_safetensors_file_gives_its_tensors_by_name() throws IOException {
        Path file = safetensors("""
                {"__metadata__":{"format":"pt"},
                 "b":{"dtype":"F32","shape":[2,2],"data_offsets":[4,20]},
                 "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},
                 "none":{"dtype":"I64","shape":[0,3],"data_offsets":[20,20]}}""", 20);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.names()).containsExactly("b", "a", "none");
            StoredTensor b = checkpoint.tensor("b");
            assertThat(b.shape()).containsExactly(2L, 2L);
            assertThat(b.bytes().getFloat(12)).isEqualTo(4f);
            assertThat(checkpoint.tensor("a").elements()).isOne();
            assertThat(checkpoint.tensor("none").elements()).isZero();
            assertThatThrownBy(() -> checkpoint.tensor("c")).hasMessageContaining("'c'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2]|[0,4]|cannot lie",
                "[2]|[4,12]|cannot lie",
                "[2]|[8,0]|cannot lie",
                "[2]|[0,8,16]|offsets",
                "[-2]|[0,8]|size or offset",
                "[2]|[-8,0]|size or offset",
                "[1.5]|[0,6]|size or offset",
                "2|[0,8]|no list",
                "[4611686018427387904,4]|[0,8]|cannot have",
                "[9223372036854775807]|[0,8]|cannot have",
                "[99999999999999999999]|[0,8]|size or offset"
            })
    void a_tensor_outside_the_file_or_of_impossible_size_is_refused(String shape, String offsets, String reason)
            throws IOException {
        assertRefused(
                safetensors(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}".formatted(shape, offsets), 8),
                reason);
    }

    @Test
    void damaged_headers_are_refused() throws IOException {
        assertRefused(
                safetensors(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                        12),
                "'a' and 'b' overlap");
        assertRefused(
                safetensors(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                        4),
                "not JSON");
        assertRefused(safetensors("{\"a\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "'F4'");
        assertRefused(safetensors("{\"a\":", 0), "not JSON");
        assertRefused(safetensors("{" + "\"a\":{".repeat(5000), 0), "not JSON");
        assertRefused(write("short.safetensors", new byte[] {1, 2}), "header");
        ByteBuffer huge = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60);
        assertRefused(write("huge.safetensors", huge.array()), "header");
        ByteBuffer negative =
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(-5);
        assertRefused(write("negative.safetensors", negative.array()), "header");
    }

    @Test
    void another_kind_of_file_is_refused() throws IOException {
        assertRefused(
                write("photo.bin", "\u00ff\u00d8\u00ff\u00e0 not weights at all".getBytes(StandardCharsets.ISO_8859_1)),
                "neither");
        assertRefused(write("empty.pth", new byte[0]), "neither");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rrdbnet-x4", "sd-vae", "restormer-biasfree"})
    void a_pth_file_holds_what_the_safetensors_file_beside_it_holds(String fixture) {
        String root = System.getenv("RAIM_PARITY_DIR");
        assumeTrue(root != null, "RAIM_PARITY_DIR is not set");
        boolean half = fixture.equals("restormer-biasfree");
        try (Checkpoint pth = Checkpoint.open(Path.of(root, fixture, "weights.pth"));
                Checkpoint expected = Checkpoint.open(Path.of(root, fixture, "weights.safetensors"))) {
            for (String name : expected.names()) {
                String own = pth.names().contains(name) ? name : "first_stage_model." + name;
                float[] actual = floats(pth.tensor(own));
                float[] wanted = floats(expected.tensor(name));
                assertThat(actual).as(name).hasSameSizeAs(wanted);
                for (int i = 0; i < wanted.length; i++) {
                    float rounded = half ? Float.float16ToFloat(Float.floatToFloat16(wanted[i])) : wanted[i];
                    assertThat(actual[i]).as(name).isEqualTo(rounded);
                }
            }
            assertThat(pth.names()).hasSameSizeAs(expected.names());
        }
    }

    /** The tensor's numbers in the order of its axes, whatever its strides. */
    private static float[] floats(StoredTensor tensor) {
        float[] floats = new float[(int) tensor.elements()];
        ByteBuffer bytes = tensor.bytes();
        for (int i = 0; i < floats.length; i++) {
            long at = 0;
            long rest = i;
            for (int axis = tensor.shape().size() - 1; axis >= 0; axis--) {
                at += rest % tensor.shape().get(axis) * tensor.strides().get(axis);
                rest /= tensor.shape().get(axis);
            }
            floats[i] = tensor.type() == ElementType.F16
                    ? Float.float16ToFloat(bytes.getShort((int) at * 2))
                    : bytes.getFloat((int) at * 4);
        }
        return floats;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rrdbnet-x4/weights.pth", "sd-vae/weights.pth", "rrdbnet-x1/weights.safetensors"})
    void a_damaged_file_is_refused_and_nothing_else_happens(String fixture) throws IOException {
        String root = System.getenv("RAIM_PARITY_DIR");
        assumeTrue(root != null, "RAIM_PARITY_DIR is not set");
        byte[] good = Files.readAllBytes(Path.of(root, fixture));
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] bad = i % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int k = 0; k < 3 && bad.length > 0 && i % 3 != 0; k++) {
                bad[random.nextInt(Math.min(bad.length, 4096))] = (byte) random.nextInt(256);
            }
            Path file = write("damaged-" + i, bad);
            try (Checkpoint checkpoint = Checkpoint.open(file)) {
                // Some damage hits only numbers or names; reading must then still stay inside the file.
                checkpoint.names().forEach(checkpoint::tensor);
            } catch (MalformedCheckpointException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
            Files.delete(file);
        }
    }

    @Test
    void ncnn_weights_take_the_names_that_the_network_expects_in_order() throws IOException {
        Files.writeString(folder.resolve("m.param"), """
                7767517
                4 4
                Input       in     0 1 data
                Convolution Conv_0 1 1 data a 0=2 1=1 5=1 6=6
                PReLU       Act_1  1 1 a b 0=2
                Convolution Conv_2 1 1 b out 0=1 1=1 5=0 6=2 9=2 -23310=1,2.000000e-01
                """);
        ByteBuffer bin = ByteBuffer.allocate(4 + 12 + 8 + 8 + 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
        bin.putInt(0x01306B47);
        for (int i = 0; i < 6; i++) {
            bin.putShort(Float.floatToFloat16(i * 0.5f));
        }
        bin.putFloat(10).putFloat(11).putFloat(0.25f).putFloat(0.75f);
        bin.putInt(0).putFloat(7).putFloat(8);
        Path file = write("m.bin", bin.array());
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.names())
                    .containsExactly("Conv_0.weight", "Conv_0.bias", "Act_1.weight", "Conv_2.weight");
            Map<String, List<Long>> expected = new LinkedHashMap<>();
            expected.put("body.0.weight", List.of(2L, 3L, 1L, 1L));
            expected.put("body.0.bias", List.of(2L));
            expected.put("body.1.weight", List.of(2L));
            expected.put("body.2.weight", List.of(1L, 2L, 1L, 1L));
            Checkpoint named = checkpoint.namedFor(expected);
            assertThat(named.names()).containsExactlyElementsOf(expected.keySet());
            assertThat(floats(named.tensor("body.0.weight"))).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
            assertThat(floats(named.tensor("body.0.bias"))).containsExactly(10, 11);
            assertThat(floats(named.tensor("body.1.weight"))).containsExactly(0.25f, 0.75f);
            assertThat(floats(named.tensor("body.2.weight"))).containsExactly(7, 8);
        }
        Files.write(file, Arrays.copyOf(bin.array(), 30));
        assertRefused(file, "needs");
        Files.write(file, Arrays.copyOf(bin.array(), 60));
        assertRefused(file, "use 44 of them");
        Files.writeString(folder.resolve("m.param"), "7767517\n1 1\nLSTM l 1 1 a b 0=2\n");
        assertRefused(file, "'LSTM'");
        Files.writeString(folder.resolve("m.param"), "7767517\n1 1\nPReLU l 1 1 a b 0=-2\n");
        assertRefused(file, "no value 0");
    }
}
