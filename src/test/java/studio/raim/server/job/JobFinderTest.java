package studio.raim.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.common.PersonId;

/** The plans of PostgreSQL for 100,000 jobs of one person beside as many of another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobFinderTest {
    private static final PersonId ANN = new PersonId(new UUID(0, 1));
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    /** A job a minute, back from noon; every 97th failed, every thousandth has a name of its own. */
    private static final String FILL = """
            INSERT INTO person (id, name, roles)
            SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'p' || n, ARRAY['member'] FROM generate_series(1, 2) n;
            INSERT INTO photo (id, owner_id, sha256, bytes, file_name, format, width, height)
            SELECT id, id, repeat('a', 64), 1, 'x.jpg', 'jpeg', 4000, 3000 FROM person;
            INSERT INTO pool (name) VALUES ('cpu') ON CONFLICT DO NOTHING;
            ALTER TABLE job DISABLE TRIGGER USER;
            INSERT INTO job (id, person_id, photo_id, photo_name, folder, megapixels, pipeline, pool, state, cost, tag, rank,
                             queued_at, finished_at, error)
            SELECT gen_random_uuid(), photo.id, photo.id,
                   CASE WHEN n % 1000 = 7 THEN 'Wedding 100%_' || n || '.jpg' ELSE 'IMG_' || n || '.jpg' END,
                   'shoots/roll ' || n / 500, 12, CASE WHEN n % 5 = 0 THEN 'detail' ELSE 'quick' END, 'cpu',
                   CASE WHEN n % 97 = 0 THEN 'FAILED' ELSE 'CANCELLED' END, 1000, n, n,
                   timestamptz '2026-06-01 12:00Z' - make_interval(mins => n), now(),
                   CASE WHEN n % 97 = 0 THEN 'The file broke off' END
              FROM photo, generate_series(1, 100000) n;
            ALTER TABLE job ENABLE TRIGGER USER;
            ANALYZE job""";

    private EmbeddedPostgres server;
    private Connection connection;

    @BeforeAll
    void fill() throws Exception {
        server = EmbeddedPostgres.builder().start();
        connection = server.getPostgresDatabase().getConnection();
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Statement statement = connection.createStatement()) {
            statement.execute(FILL);
        }
    }

    @AfterAll
    void stop() throws Exception {
        connection.close();
        server.close();
    }

    @Test
    void the_first_page_and_a_late_one_walk_the_index_and_read_only_what_they_show() throws SQLException {
        assertThat(plan(JobSearch.newest(50), null)).contains("job_newest").doesNotContain("Seq Scan", "Sort");

        JobFinder.Mark late = new JobFinder.Mark(NOON.minusSeconds(90_000L * 60), new UUID(0, 0));
        assertThat(plan(JobSearch.newest(50), late))
                .contains("job_newest", "Index Cond: ((person_id =", "(ROW(queued_at, id) < ROW(")
                .doesNotContain("Seq Scan", "Sort", "Rows Removed");
    }

    @Test
    void a_filter_has_an_index_in_the_order_of_the_page() throws SQLException {
        assertThat(plan(JobSearch.newest(50).inState(JobState.FAILED), null))
                .contains("job_in_state")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(plan(search("detail", null, null, null), null))
                .contains("job_by_pipeline")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void rare_words_are_found_by_their_trigrams() throws SQLException {
        assertThat(plan(search(null, "wedding", null, null), null))
                .contains("job_words")
                .doesNotContain("Seq Scan");
        assertThat(plan(search(null, "no such name", null, null), null))
                .contains("job_words")
                .doesNotContain("Seq Scan");
    }

    @Test
    void words_are_found_in_any_case_in_folders_and_names_and_signs_stand_for_themselves() throws SQLException {
        assertThat(find(search(null, "wedding", null, null))).hasSize(100);
        assertThat(find(search(null, "  WEDDING roll   198 ", null, null))).hasSize(1);
        assertThat(find(search(null, "100%_7.jpg", null, null))).hasSize(1);
        assertThat(find(search(null, "100__7.jpg", null, null))).isEmpty();
        assertThat(find(search(null, "w%g", null, null))).isEmpty();
    }

    @Test
    void a_time_from_counts_and_a_time_to_does_not() throws SQLException {
        Instant from = NOON.minusSeconds(20 * 60);

        assertThat(find(search(null, null, from, NOON.minusSeconds(10 * 60)))).hasSize(10);
    }

    @Test
    void pages_join_without_a_gap_or_a_repeat() throws SQLException {
        JobSearch ten = new JobSearch(JobState.FAILED, null, null, null, null, 10, null);
        List<UUID> both = new ArrayList<>(find(ten));
        Instant last = NOON.minusSeconds(10 * 97 * 60);
        both.addAll(find(ten, new JobFinder.Mark(last, both.getLast())));

        assertThat(both)
                .isEqualTo(find(new JobSearch(JobState.FAILED, null, null, null, null, 20, null)))
                .doesNotHaveDuplicates();
    }

    private static JobSearch search(
            @Nullable String pipeline, @Nullable String words, @Nullable Instant from, @Nullable Instant to) {
        return new JobSearch(null, pipeline, words, from, to, 500, null);
    }

    private String plan(JobSearch search, JobFinder.@Nullable Mark after) throws SQLException {
        String plan = String.join("\n", run("EXPLAIN (ANALYZE) ", search, after));
        System.out.println(search + "\n" + plan + "\n");
        return plan;
    }

    private List<UUID> find(JobSearch search) throws SQLException {
        return find(search, null);
    }

    private List<UUID> find(JobSearch search, JobFinder.@Nullable Mark after) throws SQLException {
        return run("", search, after).stream().map(UUID::fromString).toList();
    }

    private List<String> run(String before, JobSearch search, JobFinder.@Nullable Mark after) throws SQLException {
        JobFinder.Statement sql = JobFinder.statement(ANN, search, after);
        try (PreparedStatement statement = connection.prepareStatement(before + sql.sql())) {
            for (int i = 0; i < sql.values().size(); i++) {
                statement.setObject(i + 1, sql.values().get(i));
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}
