package studio.raim.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void sizes_are_written_in_the_largest_unit_that_fits() {
        assertThat(Sizes.human(999)).isEqualTo("999 bytes");
        assertThat(Sizes.human(512L << 20)).isEqualTo("512 MiB");
        assertThat(Sizes.human(3L << 29)).isEqualTo("1.5 GiB");
    }
}
