package studio.raim.engine.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpicklerTest {
    private static @Nullable Object read(String latin1) {
        return new Unpickler(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1))).read();
    }

    @Test
    void maps_lists_numbers_and_texts_are_read() {
        // pickle.dumps({"a": [1, -2, 70000, 0.5, None, True], "b": (3, "x")}, 2)
        assertThat(read(
                        "\u0080\2}q\0(X\1\0\0\0aq\1]q\2(K\1J\u00fe\u00ff\u00ff\u00ffJp\u0011\1\0G?\u00e0\0\0\0\0\0\0N\u0088e"
                                + "X\1\0\0\0bq\3K\3X\1\0\0\0x\u0086q\4u."))
                .isEqualTo(Map.of("a", Arrays.asList(1L, -2L, 70000L, 0.5, null, true), "b", List.of(3L, "x")));
    }

    @Test
    void long_whole_numbers_keep_their_sign() {
        assertThat(read("\u0080\2\u008a\2\u00ff\u00ff.")).isEqualTo(-1L);
        assertThat(read("\u0080\2\u008a\5\0\0\0\0\1.")).isEqualTo(1L << 32);
        assertThat(read("\u0080\2\u008a\0.")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"posix\nsystem", "builtins\neval", "os\nsystem", "numpy.core.multiarray\n_reconstruct"})
    void code_is_refused_and_named(String global) {
        assertThatThrownBy(() -> read("\u0080\2c" + global + "\nX\4\0\0\0true\u0085R."))
                .isInstanceOf(MalformedCheckpointException.class)
                .hasMessageContaining(global.replace('\n', '.'))
                .hasMessageContaining("only tensors");
    }

    @Test
    void code_named_from_the_stack_is_refused_too() {
        assertThatThrownBy(() -> read("\u0080\4\u008c\5posix\u008c\6system\u0093\u008c\4true\u0085R."))
                .hasMessageContaining("posix.system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0080\2",
                "\u0080\2(",
                "\u0080\2.",
                "\u0080\2a.",
                "\u0080\2K\1K\2s.",
                "\u0080\2h\7.",
                "\u0080\2X\u00ff\u00ff\u00ff\u007fabc.",
                "\u0080\2X\u00ff\u00ff\u00ff\u00ffabc.",
                "\u0080\2}]K\1s.",
                "\u0080\2K\1K\2R.",
                "\u0080\2K\1Q.",
                "\u0080\7.",
                "\u0080\2\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.",
                "\u0080\2i.",
                "\u0080\2)Q.",
                "\u0080\2u.",
                "\u0080\2c"
            })
    void a_damaged_stream_is_refused(String stream) {
        assertThatThrownBy(() -> read(stream)).isInstanceOf(MalformedCheckpointException.class);
    }

    @Test
    void a_list_that_holds_itself_is_read_without_end_less_work() {
        assertThat(read("\u0080\2]q\0h\0a.")).isInstanceOf(List.class);
    }

    /** Thirty lists, each of which holds the one before twice: two thousand million items for whoever prints it. */
    private static final String LAUGHS = "]q\0" + "](h\0h\0eq\0".repeat(30);

    @Test
    void a_name_that_is_a_list_of_lists_is_refused_and_not_printed() {
        assertThatThrownBy(() -> read("\u0080\2" + LAUGHS + "h\0\u0093."))
                .isInstanceOf(MalformedCheckpointException.class)
                .hasMessageContaining("text");
    }

    @Test
    void content_that_is_a_list_of_lists_is_refused_and_not_printed() {
        assertThatThrownBy(() -> StateDict.in(read("\u0080\2}X\1\0\0\0a" + LAUGHS + "s.")))
                .isInstanceOf(MalformedCheckpointException.class);
    }

    @Test
    void a_tensor_that_reaches_beyond_its_stored_numbers_is_refused() {
        var storage = new PickledStorage(ElementType.F32, "0", 10, 0);
        assertThat(PickledTensor.of(List.of(storage, 2L, List.of(2L, 4L), List.of(4L, 1L)))
                        .byteOffset())
                .isEqualTo(8);
        for (List<Object> bad : List.of(
                List.<Object>of(storage, 3L, List.of(2L, 4L), List.of(4L, 1L)),
                List.<Object>of(storage, -1L, List.of(2L), List.of(1L)),
                List.<Object>of(storage, 0L, List.of(2L), List.of(-1L)),
                List.<Object>of(storage, 0L, List.of(-2L), List.of(1L)),
                List.<Object>of(storage, 0L, List.of(Long.MAX_VALUE, Long.MAX_VALUE), List.of(Long.MAX_VALUE, 1L)),
                List.<Object>of(storage, 0L, List.of(2L), List.of()),
                List.<Object>of(storage, Long.MAX_VALUE, List.of(2L), List.of(1L)))) {
            assertThatThrownBy(() -> PickledTensor.of(bad)).isInstanceOf(MalformedCheckpointException.class);
        }
    }

    @Test
    void averaged_weights_are_preferred_and_other_content_is_named() {
        var tensor = new PickledTensor(new PickledStorage(ElementType.F32, "0", 1, 0), 0, List.of(1L), List.of(1L));
        assertThat(StateDict.in(Map.of("params", Map.of("p", tensor), "params_ema", Map.of("e", tensor))))
                .containsOnlyKeys("e");
        assertThat(StateDict.in(Map.of("state_dict", Map.of("s", tensor, "step", 3L), "epoch", 1L)))
                .containsOnlyKeys("s");
        assertThat(StateDict.in(Map.of("bare.weight", tensor))).containsOnlyKeys("bare.weight");
        assertThatThrownBy(() -> StateDict.in(Map.of("epoch", 1L))).hasMessageContaining("[epoch]");
        assertThatThrownBy(() -> StateDict.in(List.of())).hasMessageContaining("no named tensors");
    }
}
