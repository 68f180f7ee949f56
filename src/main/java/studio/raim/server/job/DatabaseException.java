package studio.raim.server.job;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement or a transaction failed; says whether it was for want of a database. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /**
     * Whether trying again later may help: the connection was lost or refused, the server stops, or two transactions
     * met. SQLSTATE classes 08, 57, 53 and 40, and a connection pool that has nothing to give.
     */
    public boolean mayPass() {
        for (Throwable t = getCause(); t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && passing(sql.getSQLState())) {
                return true;
            }
            if (t instanceof jakarta.transaction.RollbackException) {
                return true;
            }
        }
        return getCause() == null;
    }

    private static boolean passing(@Nullable String state) {
        // Agroal's own exceptions (acquisition timeout, interrupted) carry no state.
        return state == null
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.startsWith("40");
    }
}
