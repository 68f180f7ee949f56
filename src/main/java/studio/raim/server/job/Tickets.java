package studio.raim.server.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import studio.raim.common.JobId;

/** Reads tickets from rows of {@code job}. */
final class Tickets {
    private Tickets() {}

    static Ticket read(ResultSet row) throws SQLException {
        return new Ticket(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("pool"),
                row.getInt("attempt"),
                row.getLong("rank"));
    }

    /** Empty when the row does not wait. */
    static Optional<Ticket> readWaiting(ResultSet row) throws SQLException {
        return row.getString("state").equals(JobState.QUEUED.name()) ? Optional.of(read(row)) : Optional.empty();
    }
}
