package studio.raim.server.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL of our own under {@code <data>/postgres}: durable, on the loopback interface only, with a random
 * password.
 */
final class EmbeddedDatabase implements AutoCloseable {
    static final String USER = "postgres";

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    /** Only with the password, only from this machine. */
    private static final String ACCESS = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(Path directory, String password) throws CannotStartException {
        Path data = directory.resolve("data");
        Path log = directory.resolve("postgres.log");
        Path ready = directory.resolve("ready");
        try {
            OrphanedPostmaster.stop(data.resolve("postmaster.pid"));
            if (!Files.exists(ready)) {
                // A first start that was cut short: nothing was ever kept in it.
                deleteTree(data);
            }
            Files.createDirectories(directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(directory.resolve("bin").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // The library is made for tests and passes -F and synchronous_commit=off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setConnectConfig("password", password)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .setPGStartupWait(START_WITHIN)
                    .start();
            if (!Files.exists(ready)) {
                closeToStrangers(server, data, password);
                Files.createFile(ready);
            }
            return new EmbeddedDatabase(server);
        } catch (IOException | SQLException | RuntimeException e) {
            throw new CannotStartException(
                    "The embedded PostgreSQL under %s did not start (%s); %s tells more.".formatted(directory, e, log),
                    e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly; it recovers at the next start", e);
        }
    }

    /** A new database lets everybody on this machine in until it has a password. */
    private static void closeToStrangers(EmbeddedPostgres server, Path data, String password)
            throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            // The password is ours: base64url, so it needs no quoting.
            sql.execute("alter role %s password '%s'".formatted(USER, password));
            Path access = data.resolve("pg_hba.conf");
            Path fresh = data.resolve("pg_hba.conf.new");
            Files.writeString(fresh, ACCESS);
            Files.move(fresh, access, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            sql.execute("select pg_reload_conf()");
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            tree.sorted(Comparator.reverseOrder()).forEach(EmbeddedDatabase::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
