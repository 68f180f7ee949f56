package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ZipOfResultsTest {
    @Test
    void photos_of_one_name_are_numbered_before_the_ending() {
        Set<String> taken = new HashSet<>();

        assertThat(ZipOfResults.unique("beach.restored.jpg", taken)).isEqualTo("beach.restored.jpg");
        assertThat(ZipOfResults.unique("beach.restored.jpg", taken)).isEqualTo("beach.restored (2).jpg");
        assertThat(ZipOfResults.unique("beach.restored.jpg", taken)).isEqualTo("beach.restored (3).jpg");
        assertThat(ZipOfResults.unique("beach", taken)).isEqualTo("beach");
        assertThat(ZipOfResults.unique("2019.Crete/beach", taken)).isEqualTo("2019.Crete/beach");
        assertThat(ZipOfResults.unique("2019.Crete/beach", taken)).isEqualTo("2019.Crete/beach (2)");
    }
}
