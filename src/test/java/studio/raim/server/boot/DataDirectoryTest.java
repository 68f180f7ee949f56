package studio.raim.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path temporary;

    @Test
    void a_secret_is_made_once_and_for_its_owner_only() throws Exception {
        Path path = temporary.resolve("data");
        String secret;
        try (DataDirectory data = DataDirectory.open(path)) {
            secret = data.secret("secret");
            assertThat(data.secret("secret")).isEqualTo(secret).hasSize(43);
            assertThat(data.secret("another")).isNotEqualTo(secret);
        }
        try (DataDirectory again = DataDirectory.open(path)) {
            assertThat(again.secret("secret")).isEqualTo(secret);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_directory_that_another_server_holds_is_left_alone() throws Exception {
        try (DataDirectory held = DataDirectory.open(temporary)) {
            assertThatThrownBy(() -> DataDirectory.open(held.path()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("Another RAIM Studio")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        DataDirectory.open(temporary).close();
    }

    @Test
    void a_file_in_the_way_is_said_in_a_sentence() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file)).hasMessageContaining("choose another with --data");
    }
}
