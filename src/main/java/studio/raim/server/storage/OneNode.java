package studio.raim.server.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Lets one node of all that share a database clean at a time; the database drops the lock of a node that ends. */
@ApplicationScoped
class OneNode {
    private static final long CLEANING = 0x7261_696d_0001L;

    private final DataSource database;

    OneNode(DataSource database) {
        this.database = database;
    }

    /** Empty if somebody else is at it. */
    <T> Optional<T> tryRun(Supplier<T> work) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            if (!locked(sql)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                sql.execute("select pg_advisory_unlock(%d)".formatted(CLEANING));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cleaning cannot ask the database who may clean", e);
        }
    }

    private static boolean locked(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("select pg_try_advisory_lock(%d)".formatted(CLEANING))) {
            return row.next() && row.getBoolean(1);
        }
    }
}
