package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** Finds jobs page by page: each page begins after the last job of the one before, so that none costs more than the first. */
@ApplicationScoped
class JobFinder {
    /** The expression of the index {@code job_words}. */
    private static final String WORDS = "lower(folder || '/' || photo_name)";

    private final Database database;

    /** A place in the order of a person's jobs. */
    record Mark(Instant queuedAt, UUID id) {}

    /** SQL with its values. */
    record Statement(String sql, List<Object> values) {}

    JobFinder(Database database) {
        this.database = database;
    }

    /**
     * Newest first.
     *
     * @throws Refusal NOT_FOUND for an {@code after} that is not the person's
     */
    List<UUID> find(PersonId person, JobSearch search) {
        Mark after = search.after() == null ? null : mark(person, search.after());
        Statement statement = statement(person, search, after);
        return database.query(statement.sql, row -> row.getObject("id", UUID.class), statement.values.toArray());
    }

    static Statement statement(PersonId person, JobSearch search, @Nullable Mark after) {
        StringBuilder sql = new StringBuilder("SELECT id FROM job WHERE person_id = ? AND deleted_at IS NULL");
        List<Object> values = new ArrayList<>(List.of(person.value()));
        if (search.state() != null) {
            sql.append(" AND state = ?");
            values.add(search.state().name());
        }
        if (search.pipeline() != null) {
            sql.append(" AND pipeline = ?");
            values.add(search.pipeline());
        }
        if (search.from() != null) {
            sql.append(" AND queued_at >= ?");
            values.add(Timestamp.from(search.from()));
        }
        if (search.to() != null) {
            sql.append(" AND queued_at < ?");
            values.add(Timestamp.from(search.to()));
        }
        for (String word : words(search.words())) {
            sql.append(" AND ").append(WORDS).append(" LIKE lower(?)");
            values.add("%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (after != null) {
            sql.append(" AND (queued_at, id) < (?, ?)");
            values.add(Timestamp.from(after.queuedAt));
            values.add(after.id);
        }
        values.add(search.limit());
        return new Statement(
                sql.append(" ORDER BY queued_at DESC, id DESC LIMIT ?").toString(), values);
    }

    private static List<String> words(@Nullable String words) {
        return words == null || words.isBlank()
                ? List.of()
                : List.of(words.strip().split("\\s+"));
    }

    /** Also of a job that was removed meanwhile: the page after it is still there. */
    private Mark mark(PersonId person, JobId job) {
        return database.first(
                        "SELECT queued_at, id FROM job WHERE id = ? AND person_id = ?",
                        row -> new Mark(row.getTimestamp("queued_at").toInstant(), job.value()),
                        job.value(),
                        person.value())
                .orElseThrow(() -> Refusal.notFound("You have no job %s".formatted(job)));
    }
}
