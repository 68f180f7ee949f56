package studio.raim.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SlotTest {
    @Test
    void the_processor_has_slots_and_each_gpu_is_one() {
        assertThat(Slot.parse("cpu:2,gpu:0, gpu:1"))
                .containsExactly(
                        new Slot("cpu", 0, "cpu"),
                        new Slot("cpu", 1, "cpu"),
                        new Slot("gpu", 0, "gpu:0"),
                        new Slot("gpu", 1, "gpu:1"));
    }

    @Test
    void pools_of_larger_gpus_have_their_own_name() {
        assertThat(Slot.parse("gpu-large:3")).containsExactly(new Slot("gpu-large", 0, "gpu:3"));
    }

    @Test
    void none_is_a_node_for_pages() {
        assertThat(Slot.parse("none")).isEmpty();
        assertThat(Slot.parse(" ")).isEmpty();
    }

    @Test
    void a_wrong_entry_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slot.parse("cpu:1,gpu"))
                .withMessageContaining("'gpu'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slot.parse("cpu:0"))
                .withMessageContaining("1 to 64");
    }
}
