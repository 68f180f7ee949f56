package studio.raim.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import studio.raim.common.Refusal;

class JobOptionsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void options_survive_their_storage_and_say_nothing_of_what_is_usual() throws JsonProcessingException {
        JobOptions chosen = JobOptions.DEFAULT
                .withFormat("webp")
                .withQuality(80)
                .withMetadata("no-gps")
                .withProvenance(false)
                .withStrength(0)
                .withSeed(7L)
                .withTile(512)
                .withLike(JSON.readTree("{\"version\": \"1\"}"));

        assertThat(JSON.readValue(JSON.writeValueAsString(chosen), JobOptions.class))
                .isEqualTo(chosen);
        assertThat(JSON.writeValueAsString(JobOptions.DEFAULT)).isEqualTo("{}");
    }

    @Test
    void rows_of_older_versions_can_be_read() throws JsonProcessingException {
        assertThat(JSON.readValue("{\"format\": \"png\", \"seed\": 3, \"tile\": 64}", JobOptions.class))
                .isEqualTo(JobOptions.DEFAULT.withFormat("png").withSeed(3L).withTile(64));
    }

    @Test
    void what_cannot_be_done_is_refused_with_the_range() {
        assertThatThrownBy(() -> JobOptions.DEFAULT.withFormat("heic"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("[jpeg, png, tiff, webp, bmp]");
        assertThatThrownBy(() -> JobOptions.DEFAULT.withMetadata("some")).hasMessageContaining("[all, no-gps, none]");
        assertThatThrownBy(() -> JobOptions.DEFAULT.withQuality(0)).hasMessageContaining("between 1 (small) and 100");
        assertThatThrownBy(() -> JobOptions.DEFAULT.withQuality(101)).hasMessageContaining("101 does not");
        assertThatThrownBy(() -> JobOptions.DEFAULT.withStrength(-1)).hasMessageContaining("0 % (the photo)");
        assertThatThrownBy(() -> JobOptions.DEFAULT.withStrength(101)).hasMessageContaining("101 % does not");
        assertThatThrownBy(() -> JobOptions.DEFAULT.withTile(63)).hasMessageContaining("64 to 8192");
    }
}
