package studio.raim.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL and a data directory of their own for the application under test; password of {@code admin}: {@link #ADMIN_PASSWORD}. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_PASSWORD = "correct horse";

    private @Nullable EmbeddedPostgres server;
    private @Nullable Path data;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            Path directory = Files.createTempDirectory("raim-test");
            server = started;
            data = directory;
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    started.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres",
                    "quarkus.http.auth.session.encryption-key",
                    "a key that only tests ever use to seal",
                    "raim.admin-password",
                    ADMIN_PASSWORD,
                    "raim.data",
                    directory.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
            if (data != null) {
                try (Stream<Path> tree = Files.walk(data)) {
                    tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
