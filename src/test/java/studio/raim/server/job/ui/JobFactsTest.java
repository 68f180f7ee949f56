package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.raim.server.job.JobOptions;

class JobFactsTest {
    @Test
    void the_usual_needs_no_words() {
        assertThat(JobFacts.options(JobOptions.DEFAULT)).isEmpty();
        assertThat(JobFacts.options(JobOptions.DEFAULT.withStrength(100).withMetadata("all")))
                .isEmpty();
    }

    @Test
    void what_differs_is_named() {
        JobOptions options = JobOptions.DEFAULT
                .withStrength(60)
                .withFormat("jpeg")
                .withQuality(80)
                .withMetadata("no-gps");

        assertThat(JobFacts.options(options)).containsExactly("60 % strength", "JPEG 80", "no GPS");
    }
}
