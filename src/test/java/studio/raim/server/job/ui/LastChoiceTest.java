package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.raim.server.job.JobOptions;

class LastChoiceTest {
    @Test
    void what_is_kept_is_read_again() {
        LastChoice choice =
                new LastChoice("quick", JobOptions.DEFAULT.withStrength(60).withFormat("png"));

        assertThat(LastChoice.read(Optional.of(choice.toJson()))).isEqualTo(choice);
    }

    @Test
    void nothing_and_what_an_older_version_kept_are_no_choice() {
        assertThat(LastChoice.read(Optional.empty())).isEqualTo(LastChoice.NONE);
        assertThat(LastChoice.read(Optional.of("{\"pipeline\": \"quick\", \"options\": {\"sharpen\": 3}}")))
                .isEqualTo(LastChoice.NONE);
        assertThat(LastChoice.NONE.optionsOrUsual()).isEqualTo(JobOptions.DEFAULT);
    }
}
