package studio.raim.server.job;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement or a transaction failed; says whether it was for want of a database. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean away;

    /** @param away whether there was no connection at all */
    DatabaseException(String what, @Nullable Throwable cause, boolean away) {
        super(cause == null ? what : firstLine(what) + ": " + firstLine(String.valueOf(cause.getMessage())), cause);
        this.away = away;
    }

    /**
     * Whether trying again later may help: there was no connection, it was lost, the server stops, or two transactions
     * met. SQLSTATE classes 08, 57, 53 and 40.
     */
    public boolean mayPass() {
        return away || mayPass(getCause());
    }

    /** The same for what somebody else's database access threw. */
    public static boolean mayPass(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if ((t instanceof DatabaseException known && known.away)
                    || (t instanceof SQLException sql && passing(sql.getSQLState()))
                    || t instanceof jakarta.transaction.RollbackException) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static boolean passing(@Nullable String state) {
        // The connection pool's own exceptions carry no state.
        return state == null
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.startsWith("40");
    }
}
