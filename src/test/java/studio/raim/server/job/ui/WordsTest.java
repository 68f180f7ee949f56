package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void a_twelve_megapixel_photo_is_called_that() {
        assertThat(Words.megapixels(4032, 3024)).isEqualTo("12.2 MP");
    }

    @Test
    void a_thumbnail_is_not_called_zero_megapixels() {
        assertThat(Words.megapixels(320, 200)).isEqualTo("0.06 MP");
    }

    @Test
    void bytes_are_written_in_decimal_units() {
        assertThat(Words.bytes(812)).isEqualTo("812 bytes");
        assertThat(Words.bytes(54_462)).isEqualTo("54 kB");
        assertThat(Words.bytes(4_123_456)).isEqualTo("4.1 MB");
        assertThat(Words.bytes(2_500_000_000L)).isEqualTo("2.50 GB");
    }

    @Test
    void durations_are_as_fine_as_people_need() {
        assertThat(Words.duration(Duration.ofMillis(300))).isEqualTo("1 s");
        assertThat(Words.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Words.duration(Duration.ofSeconds(200))).isEqualTo("3 min");
        assertThat(Words.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
