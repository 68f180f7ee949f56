package studio.raim.server.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.Belongings;
import studio.raim.server.account.DataArchive;
import studio.raim.server.storage.BlobStore;

/** A person's restorations, when they leave or ask for their data. */
@ApplicationScoped
@Priority(200)
class JobBelongings implements Belongings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Dispatcher dispatcher;
    private final BlobStore store;

    private record Kept(String id, Map<String, Object> facts, String sha256, String fileName, String provenance) {}

    JobBelongings(Database database, Dispatcher dispatcher, BlobStore store) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.store = store;
    }

    @Override
    public void halt(PersonId person) {
        database.query("""
                        UPDATE job SET state = 'CANCELLED', finished_at = clock_timestamp()
                         WHERE person_id = ? AND state = 'QUEUED' RETURNING *""", Tickets::read, person.value()).forEach(dispatcher::withdraw);
        database.update(
                "UPDATE job SET cancel_requested = true WHERE person_id = ? AND state = 'RUNNING'", person.value());
    }

    /** A running attempt finds its row gone at its next heartbeat, stops, and cannot publish anything. */
    @Override
    public void remove(PersonId person) {
        database.query("DELETE FROM job WHERE person_id = ? RETURNING *", Tickets::readWaiting, person.value())
                .forEach(ticket -> ticket.ifPresent(dispatcher::withdraw));
    }

    @Override
    public void export(PersonId person, DataArchive archive) throws IOException {
        List<UUID> ids = database.query(
                "SELECT id FROM job WHERE person_id = ? AND deleted_at IS NULL ORDER BY queued_at, id",
                row -> row.getObject("id", UUID.class),
                person.value());
        for (UUID id : ids) {
            for (Kept job : database.query("SELECT * FROM job WHERE id = ?", JobBelongings::read, id)) {
                archive.add(
                        "jobs/" + job.id + ".json",
                        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(job.facts));
                if (!job.sha256.isEmpty()) {
                    exportResult(job, archive);
                }
            }
        }
    }

    private void exportResult(Kept job, DataArchive archive) throws IOException {
        try (InputStream bytes = store.open(job.sha256)) {
            String name = archive.add("results", job.fileName, bytes);
            archive.add("provenance/" + name.substring("results/".length()) + ".json", job.provenance);
        } catch (Refusal gone) {
            archive.remark("The result of job %s is missing: %s"
                    .formatted(new JobId(UUID.fromString(job.id)), gone.sentence()));
        }
    }

    private static Kept read(java.sql.ResultSet row) throws java.sql.SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String column : List.of(
                "id",
                "photo_id",
                "photo_name",
                "megapixels",
                "pipeline",
                "priority",
                "options",
                "state",
                "attempt",
                "queued_at",
                "started_at",
                "finished_at",
                "device",
                "error")) {
            Object value = row.getObject(column);
            facts.put(column, value == null ? null : value.toString());
        }
        return new Kept(
                row.getString("id"),
                facts,
                text(row.getString("result_sha256")),
                text(row.getString("result_file_name")),
                text(row.getString("provenance")));
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
