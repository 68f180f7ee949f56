package studio.raim.server.job.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pages}: how long the server takes to answer a person who has very many jobs. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description = "Starts a server of its own, fills it with finished jobs, and times its answers.")
public final class BenchPagesCommand implements Callable<Integer> {
    private static final String PASSWORD = "battery staple for a bench";

    @Option(names = "--jobs", description = "Finished jobs of one person; default ${DEFAULT-VALUE}.")
    private int jobs = 100_000;

    @Option(
            names = "--rounds",
            description = "Answers that are timed, after one that is not; default ${DEFAULT-VALUE}.")
    private int rounds = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (ScratchPostgres postgres = ScratchPostgres.start();
                ServerProcess server = ServerProcess.start(postgres, PASSWORD)) {
            fill(postgres);
            out.printf("server time with %,d finished jobs of one person, over HTTP on this machine%n", jobs);
            time(out, server, "newest 50 jobs", "/jobs?limit=50");
            String late = last(server, "/jobs?limit=500");
            time(out, server, "a later page", "/jobs?limit=50&after=" + late);
            time(out, server, "failed ones", "/jobs?limit=50&state=FAILED");
            time(out, server, "of one pipeline", "/jobs?limit=50&pipeline=detail");
            time(out, server, "by a word in the name", "/jobs?limit=50&words=wedding");
            time(out, server, "by a word that is nowhere", "/jobs?limit=50&words=nowhere-to-be-found");
            time(out, server, "one job", "/jobs/" + late);
            time(out, server, "its photo", "/photos/" + photo(server, late));
        }
        return 0;
    }

    /** A job a minute into the past; every 97th failed, every thousandth has a name of its own. */
    private void fill(ScratchPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO photo (id, owner_id, sha256, bytes, file_name, format, width, height)
                    SELECT gen_random_uuid(), person.id, encode(sha256(n::text::bytea), 'hex'), 1, 'IMG_' || n || '.jpg', 'jpeg', 4000, 3000
                      FROM person, generate_series(1, %1$d) n;
                    INSERT INTO pool (name) VALUES ('cpu') ON CONFLICT DO NOTHING;
                    ALTER TABLE job DISABLE TRIGGER USER;
                    INSERT INTO job (id, person_id, photo_id, photo_name, folder, megapixels, pipeline, pool, state, cost, tag,
                                     rank, attempt, queued_at, started_at, finished_at, error, result_sha256, result_bytes,
                                     result_format, result_file_name, provenance)
                    SELECT gen_random_uuid(), owner_id, id,
                           CASE WHEN n %% 1000 = 7 THEN 'Wedding ' || n || '.jpg' ELSE file_name END,
                           'shoots/roll ' || n / 500, 12, CASE WHEN n %% 5 = 0 THEN 'detail' ELSE 'quick' END, 'cpu',
                           CASE WHEN n %% 97 = 0 THEN 'FAILED' ELSE 'DONE' END, 1000, n, n, 1,
                           now() - make_interval(mins => n::int), now() - make_interval(mins => n::int), now(),
                           CASE WHEN n %% 97 = 0 THEN 'The file broke off' END,
                           CASE WHEN n %% 97 <> 0 THEN sha256 END, CASE WHEN n %% 97 <> 0 THEN 1 END,
                           CASE WHEN n %% 97 <> 0 THEN 'jpeg' END, CASE WHEN n %% 97 <> 0 THEN 'r.jpg' END,
                           CASE WHEN n %% 97 <> 0 THEN '{}'::jsonb END
                      FROM (SELECT *, row_number() OVER () AS n FROM photo) numbered;
                    ALTER TABLE job ENABLE TRIGGER USER;
                    ANALYZE""".formatted(jobs));
        }
    }

    private void time(PrintWriter out, ServerProcess server, String what, String path) throws Exception {
        get(server, path);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            get(server, path);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        millis.sort(null);
        out.printf(
                Locale.ROOT,
                "%-28s p50 %7.1f ms   most %7.1f ms%n",
                what,
                millis.get(millis.size() / 2),
                millis.getLast());
        out.flush();
    }

    private static String last(ServerProcess server, String path) throws Exception {
        String answer = get(server, path);
        return answer.replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private static String photo(ServerProcess server, String job) throws Exception {
        return get(server, "/jobs/" + job).replaceAll("(?s).*\"photoId\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private static String get(ServerProcess server, String path) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1" + path))
                .header("Authorization", "Basic " + credentials)
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
}
