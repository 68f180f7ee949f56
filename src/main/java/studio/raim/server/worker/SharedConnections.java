package studio.raim.server.worker;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz the application's connections: inside a transaction that transaction's one. */
final class SharedConnections implements ConnectionProvider {
    private final DataSource source;

    SharedConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void initialize() {
        // The application opened the source.
    }

    @Override
    public void shutdown() {
        // The application closes the source.
    }
}
