package studio.raim.engine.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.Fuzzing;

/** Weight files with damage: each gives tensors that lie in it, or is refused in a sentence. */
class CheckpointFuzzTest {
    private static final long MOST_BYTES = 32 << 20;

    /** Pieces of which pickles are made, some of them useful together. */
    private static final List<String> PIECES = List.of(
            "]",
            "}",
            ")",
            "(",
            "t",
            "a",
            "e",
            "s",
            "u",
            "R",
            "Q",
            "b",
            "0",
            "1",
            "2",
            "N",
            "\u0085",
            "\u0086",
            "\u0087",
            "\u0088",
            "\u0093",
            "\u0094",
            "\u0081",
            "q\0",
            "q\1",
            "q\2",
            "h\0",
            "h\1",
            "h\2",
            "K\0",
            "K\1",
            "K\7",
            "J\u00ff\u00ff\u00ff\u007f",
            "J\0\0\0\u0080",
            "\u008a\10\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
            "X\1\0\0\0w",
            "X\7\0\0\0storage",
            "X\1\0\0\0" + "0",
            "ctorch\nFloatStorage\n",
            "ctorch\nSize\n",
            "ccollections\nOrderedDict\n",
            "ctorch._utils\n_rebuild_tensor_v2\n",
            "ctorch._utils\n_rebuild_parameter\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"safetensors", "zip", "legacy"})
    void a_damaged_file_is_read_or_refused(String format) throws IOException {
        byte[] whole =
                switch (format) {
                    case "safetensors" -> SmallCheckpoints.safetensors();
                    case "zip" -> SmallCheckpoints.zip();
                    default -> SmallCheckpoints.legacy();
                };
        Path file = Files.write(folder.resolve("w.safetensors"), whole);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.tensor("w").bytes().getFloat(12)).isEqualTo(3f);
        }
        new Fuzzing(format, MOST_BYTES).mutate(whole, mutant -> readOrRefuse(Files.write(file, mutant)));
    }

    @Test
    void a_damaged_list_of_ncnn_layers_is_read_or_refused() throws IOException {
        Path bin = Files.write(folder.resolve("m.bin"), SmallCheckpoints.ncnnBin());
        Path param = folder.resolve("m.param");
        new Fuzzing("param", MOST_BYTES).mutate(SmallCheckpoints.PARAM.getBytes(StandardCharsets.UTF_8), mutant -> {
            Files.write(param, mutant);
            readOrRefuse(bin);
        });
    }

    @Test
    void damaged_numbers_of_ncnn_are_read_or_refused() throws IOException {
        Files.writeString(folder.resolve("m.param"), SmallCheckpoints.PARAM);
        Path bin = folder.resolve("m.bin");
        new Fuzzing("bin", MOST_BYTES)
                .mutate(SmallCheckpoints.ncnnBin(), mutant -> readOrRefuse(Files.write(bin, mutant)));
    }

    @Test
    void a_damaged_pickle_is_read_or_refused() {
        new Fuzzing("pickle", MOST_BYTES).mutate(SmallCheckpoints.pickle(), CheckpointFuzzTest::unpickle);
    }

    @Test
    void a_pickle_of_random_instructions_is_read_or_refused() {
        new Fuzzing("instructions", MOST_BYTES)
                .generate(
                        random -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            for (int n = random.nextInt(200); n > 0; n--) {
                                String piece = PIECES.get(random.nextInt(PIECES.size()));
                                out.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1));
                            }
                            out.write('.');
                            return out.toByteArray();
                        },
                        CheckpointFuzzTest::unpickle);
    }

    private static void unpickle(byte[] pickle) {
        try {
            StateDict.in(new Unpickler(ByteBuffer.wrap(pickle)).read());
        } catch (MalformedCheckpointException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(2000);
        }
    }

    private static void readOrRefuse(Path file) {
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            for (String name : checkpoint.names()) {
                StoredTensor tensor = checkpoint.tensor(name);
                assertThat(tensor.bytes().remaining())
                        .isLessThanOrEqualTo((int) file.toFile().length());
            }
        } catch (MalformedCheckpointException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(2000);
        }
    }
}
