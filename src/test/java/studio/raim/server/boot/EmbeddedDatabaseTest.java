package studio.raim.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final String PASSWORD = "a-password-of-this-test";

    @TempDir
    Path temporary;

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), EmbeddedDatabase.USER, password);
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void what_was_committed_survives_a_stop_and_a_killed_owner() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(temporary, PASSWORD);
        assertThat(ask(first, "show fsync")).isEqualTo("on");
        assertThat(ask(first, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(first, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(first, "show server_version")).startsWith("17.");
        assertThatThrownBy(() -> connect(first, "guessed")).hasMessageContaining("password");
        run(first, "create table kept as select 42 as answer");
        first.close();

        // As after kill -9 of the server: PostgreSQL lives on and holds the directory.
        int port = orphan();
        String orphan = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        try (Connection connection = DriverManager.getConnection(orphan, EmbeddedDatabase.USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("update kept set answer = 43");

            EmbeddedDatabase heir = EmbeddedDatabase.start(temporary, PASSWORD);
            try {
                assertThat(ask(heir, "select answer from kept")).isEqualTo("43");
                assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
            } finally {
                heir.close();
            }
        }
    }

    private int orphan() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path control;
        try (Stream<Path> tree = Files.walk(temporary.resolve("bin"))) {
            control =
                    tree.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
        }
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does.
            command.addAll(List.of("unshare", "-U"));
        }
        String options = "-p %d -c unix_socket_directories= -c listen_addresses=127.0.0.1".formatted(port);
        command.addAll(
                List.of(control.toString(), "-D", temporary.resolve("data").toString(), "-o", options, "-w", "start"));
        Path log = temporary.resolve("orphan.log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
        return port;
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        Path data = Files.createDirectories(temporary.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "half of it");
        EmbeddedDatabase database = EmbeddedDatabase.start(temporary, PASSWORD);
        try {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        } finally {
            database.close();
        }
    }
}
