package studio.raim.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options read(Map<String, String> settings, String... arguments) throws CannotStartException {
        return Options.read(List.of(arguments), settings::get);
    }

    @Test
    void without_options_it_is_port_8080_and_the_directory_data_with_a_database_of_its_own() throws Exception {
        Options options = read(Map.of());
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.database()).isEmpty();
    }

    @Test
    void an_option_wins_over_the_environment() throws Exception {
        Map<String, String> environment = Map.of("raim.port", "1", "raim.data", "/srv/a");
        assertThat(read(environment).port()).isEqualTo(1);
        assertThat(read(environment, "--port", "2").port()).isEqualTo(2);
        assertThat(read(environment, "--data=/srv/b").data()).isEqualTo(Path.of("/srv/b"));
    }

    @Test
    void a_database_url_is_taken_with_and_without_jdbc() throws Exception {
        String jdbc = "jdbc:postgresql://db/raim";
        for (String url : List.of(jdbc, "postgresql://db/raim", "postgres://db/raim")) {
            Options.Database database = read(Map.of("raim.database.url", url, "raim.database.user", "raim"))
                    .database()
                    .orElseThrow();
            assertThat(database).isEqualTo(new Options.Database(jdbc, "raim", ""));
        }
    }

    @Test
    void a_base_url_loses_its_last_slash_and_may_have_no_path() throws Exception {
        assertThat(read(Map.of("raim.base-url", "https://raim.example/")).baseUrl())
                .contains(URI.create("https://raim.example"));
        assertThatThrownBy(() -> read(Map.of("raim.base-url", "https://raim.example/studio")))
                .hasMessageContaining("without a path");
    }

    @Test
    void what_makes_no_sense_is_said_in_a_sentence() {
        assertThatThrownBy(() -> read(Map.of(), "--port", "many")).hasMessageContaining("not 'many'");
        assertThatThrownBy(() -> read(Map.of(), "--port")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> read(Map.of(), "--prot", "1")).hasMessageContaining("Usage");
    }
}
