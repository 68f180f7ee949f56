package studio.raim.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database ends in the middle of a job, is away for 20 seconds, and comes back. */
class OutageIT {
    private static final long AWAY_SECONDS = 20;
    private static final String PASSWORD = "correct horse";

    private static final String SLOW = """
            id: slow
            title: Slow
            summary: Enlarges and halves again and again, which takes its time and needs no network.
            stages:
              - resize: {name: up, factor: 4, filter: lanczos}
              - resize: {name: down, factor: 1/4, filter: lanczos}
              - resize: {name: up-again, factor: 4, filter: lanczos}
              - resize: {name: down-again, factor: 1/4, filter: lanczos}
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_job_and_an_upload_outlive_a_database_that_is_away_for_twenty_seconds(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("models/pipelines"));
        Files.writeString(data.resolve("models/pipelines/slow.yaml"), SLOW);
        Path photo = DrawnPhotos.photo(folder, "sea.jpg", 2000, 1500);
        try (RunningStudio studio = RunningStudio.start(data, Map.of("RAIM_ADMIN_PASSWORD", PASSWORD))) {
            String upload = send(studio, "POST", "/api/v1/uploads", photo, 0);
            String job = json(studio, upload).at("/photos/0/jobId").asText();
            String address = "/api/v1/jobs/" + job;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> json(studio, address).path("state").asText().equals("RUNNING"));

            List<String> command = stopDatabase(data.resolve("postgres/data"));
            assertThat(status(studio, address)).isGreaterThanOrEqualTo(500);
            Thread.sleep(TimeUnit.SECONDS.toMillis(AWAY_SECONDS));
            Process database = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                await().atMost(Duration.ofSeconds(180))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> status(studio, address) == 200
                                && json(studio, address).path("state").asText().equals("DONE"));
                assertThat(status(studio, address + "/result")).isEqualTo(200);
                assertThat(json(studio, upload).path("state").asText()).isEqualTo("TAKEN");
                assertThat(json(studio, "/api/v1/jobs")).hasSize(1);
                await().atMost(Duration.ofSeconds(30)).until(() -> status(studio, "/q/health/ready") == 200);
            } finally {
                studio.close();
                database.destroy();
                database.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    /** Ends PostgreSQL as an administrator would; returns how it was started. */
    private static List<String> stopDatabase(Path directory) throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                .getFirst()
                .strip());
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is not.
            command.addAll(List.of("unshare", "-U"));
        }
        for (String word :
                Files.readString(directory.resolve("postmaster.opts")).strip().split(" (?=\")", -1)) {
            command.add(word.replace("\"", ""));
        }
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
        postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        return command;
    }

    private String send(RunningStudio studio, String method, String path, Path file, long offset) throws Exception {
        HttpRequest request = request(studio, path)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(Files.size(file)))
                .header("Upload-Offset", Long.toString(offset))
                .header("Upload-Metadata", "filename " + base64("sea.jpg") + ",pipeline " + base64("slow"))
                .header("Content-Type", "application/offset+octet-stream")
                .method(method, HttpRequest.BodyPublishers.ofFile(file))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private JsonNode json(RunningStudio studio, String path) throws Exception {
        return new ObjectMapper()
                .readTree(http.send(request(studio, path).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private int status(RunningStudio studio, String path) throws Exception {
        return http.send(request(studio, path).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest.Builder request(RunningStudio studio, String path) {
        return HttpRequest.newBuilder(URI.create(studio.address() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + base64("admin:" + PASSWORD));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
