package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Guarded statements in plain SQL: what a running attempt writes must not go through a session that caches rows.
 *
 * <p>A statement outside {@link #inTransaction} commits by itself. Failures are {@link DatabaseException}s.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;
    private final TransactionManager transactions;

    /** What one row becomes. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Database(DataSource source, TransactionManager transactions) {
        this.source = source;
        this.transactions = transactions;
    }

    /** Connections that take part in the transaction of the thread that asks. */
    public DataSource source() {
        return source;
    }

    /** Runs {@code work} in the thread's transaction, or in one of its own that an exception rolls back. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        try {
            if (transactions.getStatus() == Status.STATUS_ACTIVE) {
                return work.get();
            }
            transactions.begin();
        } catch (jakarta.transaction.SystemException | jakarta.transaction.NotSupportedException e) {
            throw new DatabaseException("No transaction can be begun", e, true);
        }
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            end(done);
        }
    }

    /** The same for work without a result. */
    public void doInTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** Runs {@code work} in a transaction of its own, whatever becomes of the thread's transaction. */
    public void doApart(Runnable work) {
        try {
            Transaction outer = transactions.suspend();
            try {
                doInTransaction(work);
            } finally {
                if (outer != null) {
                    transactions.resume(outer);
                }
            }
        } catch (jakarta.transaction.SystemException | jakarta.transaction.InvalidTransactionException e) {
            throw new DatabaseException("The thread's transaction cannot be left and joined again", e, false);
        }
    }

    private void end(boolean commit) {
        try {
            if (commit && transactions.getStatus() == Status.STATUS_ACTIVE) {
                transactions.commit();
            } else {
                transactions.rollback();
                if (commit) {
                    throw new DatabaseException("The transaction was rolled back", null, true);
                }
            }
        } catch (jakarta.transaction.RollbackException
                | jakarta.transaction.HeuristicMixedException
                | jakarta.transaction.HeuristicRollbackException
                | jakarta.transaction.SystemException e) {
            throw new DatabaseException("The transaction did not end well", e, false);
        }
    }

    /** Returns the number of rows changed. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(sql, e, false);
        }
    }

    /** Reads all rows of a query, or of an update that returns rows. */
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseException(sql, e, false);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        return query(sql, row, values).stream().findFirst();
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException("The database gives no connection", e, true);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
