package studio.raim.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class SecretsFilterTest {
    private static String written(String message, Object... parameters) {
        ExtLogRecord line = new ExtLogRecord(Level.ERROR, message, ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(parameters);
        assertThat(new SecretsFilter().isLoggable(line)).isTrue();
        return new PatternFormatter("%s").format(line);
    }

    @Test
    void a_link_and_a_token_are_blackened_also_as_parameters() {
        assertThat(written("Exception handling request 1 to /welcome/RkVIJt4UahTOjwf5PAg4Yv6BvLnpqT8VTqYopn_gE6g"))
                .isEqualTo("Exception handling request 1 to /welcome/…");
        assertThat(written("Request %s: %d %%", "raim_RkVIJt4UahTOjwf5PAg4Yv6BvLnpqT8VTqYopn_gE6g", 7))
                .isEqualTo("Request raim_…: 7 %");
    }

    @Test
    void other_lines_stay_as_they_are() {
        assertThat(written("Job %s is 50 %% done", "x")).isEqualTo("Job x is 50 % done");
        assertThat(written("raim_short stays")).isEqualTo("raim_short stays");
    }
}
