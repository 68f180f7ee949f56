package studio.raim.server.worker;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all queue tests of a JVM, with the application's migrations; each test has a pool of its own. */
final class TestPostgres {
    private static final String NAME = "raim";
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    static String url() {
        return SERVER.getJdbcUrl("postgres", NAME);
    }

    /** Cuts every connection and lets none in until {@link #comeBack}. */
    static void goAway() {
        execute(
                "ALTER DATABASE raim WITH ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'raim'");
    }

    static void comeBack() {
        execute("ALTER DATABASE raim WITH ALLOW_CONNECTIONS true");
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            try (Connection admin = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                    Statement statement = admin.createStatement()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
            Flyway.configure()
                    .dataSource(server.getJdbcUrl("postgres", NAME), "postgres", "postgres")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String... statements) {
        try (Connection admin = DriverManager.getConnection(SERVER.getJdbcUrl("postgres", "postgres"));
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
