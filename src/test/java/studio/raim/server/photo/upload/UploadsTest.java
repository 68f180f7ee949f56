package studio.raim.server.photo.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.raim.server.Pictures;
import studio.raim.server.PostgresResource;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.job.Database;
import studio.raim.server.job.rest.SmallHome;
import studio.raim.server.storage.StorageConfig;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class UploadsTest {
    private static final String PASSWORD = "battery staple";

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    StorageConfig storage;

    @Inject
    Leftovers leftovers;

    @TestHTTPResource("/")
    URL address;

    private Sender ann = new Sender("");
    private Sender bob = new Sender("");
    private static int seeds = 1000;

    @BeforeEach
    void two_members() {
        if (ann.token().isEmpty()) {
            ann = member("ann");
            bob = member("bob");
        }
    }

    private Sender member(String name) {
        String unique = name + "-" + UUID.randomUUID();
        people.create(unique, PASSWORD, Set.of(Role.MEMBER));
        return new Sender(given().auth()
                .preemptive()
                .basic(unique, PASSWORD)
                .contentType("application/json")
                .body(Map.of("name", "test"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token"));
    }

    /** A new picture: the width makes its bytes unlike any other's. */
    private static byte[] picture() {
        return Pictures.png(40 + seeds++ % 500, 30, seeds);
    }

    @Test
    void a_photo_that_comes_in_three_requests_is_the_photo_that_was_sent() {
        byte[] png = picture();
        String path = ann.created(png.length, Map.of("filename", "Köln 🌅.png", "folder", "2019/Rhein"));
        int third = png.length / 3;
        ann.patch(path, 0, Arrays.copyOf(png, third))
                .then()
                .statusCode(204)
                .header("Upload-Offset", equalTo("" + third))
                .header("Tus-Resumable", equalTo("1.0.0"));
        assertThat(ann.offset(path)).isEqualTo(third);
        ann.patch(path, third, Arrays.copyOfRange(png, third, 2 * third)).then().statusCode(204);
        ann.patch(path, 2L * third, Arrays.copyOfRange(png, 2 * third, png.length))
                .then()
                .statusCode(204);

        Response done = ann.me().get(path);
        done.then()
                .body("state", equalTo("TAKEN"))
                .body("photos[0].fileName", equalTo("Köln 🌅.png"))
                .body("photos[0].folder", equalTo("2019/Rhein"))
                .body("photos[0].jobId", nullValue());
        String photo = "/api/v1/photos/" + done.path("photos[0].id");
        assertThat(ann.me().get(photo + "/original").asByteArray()).isEqualTo(png);
        ann.me().get(photo).then().body("folder", equalTo("2019/Rhein"));
    }

    @Test
    void the_first_request_may_bring_all_and_a_pipeline_queues_a_job_once() {
        byte[] png = picture();
        Map<String, String> wish = Map.of(
                "filename",
                "beach.png",
                "folder",
                "a",
                "pipeline",
                "half",
                "key",
                UUID.randomUUID().toString());
        for (int attempt = 0; attempt < 2; attempt++) {
            Response made = ann.me()
                    .header("Upload-Length", png.length)
                    .header("Upload-Metadata", Sender.encode(wish))
                    .contentType("application/offset+octet-stream")
                    .body(png)
                    .post(Sender.UPLOADS);
            made.then().statusCode(201).header("Upload-Offset", equalTo("" + png.length));
            ann.me().get(Sender.path(made)).then().body("photos[0].jobId", not(nullValue()));
            String photo = ann.me().get(Sender.path(made)).path("photos[0].id");
            assertThat(jobsOf(photo)).as("jobs after attempt %d", attempt).isEqualTo(1);
        }
    }

    @Test
    void a_wrong_offset_and_a_wrong_version_are_refused_and_change_nothing() {
        byte[] png = picture();
        String path = ann.created(png.length, Map.of("filename", "a.png"));
        ann.patch(path, 7, png).then().statusCode(409).contentType("application/problem+json");
        assertThat(ann.offset(path)).isZero();
        given().header("Authorization", "Bearer " + ann.token())
                .header("Upload-Length", 5)
                .post(Sender.UPLOADS)
                .then()
                .statusCode(412)
                .header("Tus-Version", equalTo("1.0.0"));
        ann.me()
                .header("Upload-Offset", 0)
                .contentType("image/png")
                .body(png)
                .patch(path)
                .then()
                .statusCode(415);
    }

    @Test
    void another_persons_upload_does_not_exist() {
        byte[] png = picture();
        String path = ann.created(png.length, Map.of("filename", "a.png"));
        bob.me().head(path).then().statusCode(404);
        bob.me().get(path).then().statusCode(404);
        bob.patch(path, 0, png).then().statusCode(404);
        bob.me().delete(path).then().statusCode(404);
        assertThat(ann.offset(path)).isZero();
    }

    @Test
    void a_damaged_request_is_dropped_whole() throws Exception {
        byte[] png = picture();
        String path = ann.created(png.length, Map.of("filename", "sum.png"));
        String right = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(png));
        byte[] damaged = png.clone();
        damaged[50] ^= 1;
        ann.me()
                .header("Upload-Offset", 0)
                .header("Upload-Checksum", "sha1 " + right)
                .contentType("application/offset+octet-stream")
                .body(damaged)
                .patch(path)
                .then()
                .statusCode(460);
        assertThat(ann.offset(path)).isZero();
        ann.me()
                .header("Upload-Offset", 0)
                .header("Upload-Checksum", "sha1 " + right)
                .contentType("application/offset+octet-stream")
                .body(png)
                .patch(path)
                .then()
                .statusCode(204);
    }

    @Test
    void what_came_before_the_connection_broke_counts() throws Exception {
        byte[] png = Pictures.png(700, 500, seeds++);
        String path = ann.created(png.length, Map.of("filename", "broken off.png"));
        breakOff(path, png, png.length / 2);
        int offset = png.length / 2;
        await().atMost(Duration.ofSeconds(30)).until(() -> ann.offset(path) == offset);

        ann.patch(path, offset, Arrays.copyOfRange(png, offset, png.length))
                .then()
                .statusCode(204);
        String photo = ann.me().get(path).path("photos[0].id");
        assertThat(ann.me().get("/api/v1/photos/" + photo + "/original").asByteArray())
                .isEqualTo(png);
    }

    @Test
    void a_newer_request_shuts_an_older_one_out() throws Exception {
        byte[] png = Pictures.png(600, 400, seeds++);
        String path = ann.created(png.length, Map.of("filename", "twice.png"));
        try (Socket slow = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = slow.getOutputStream();
            out.write(head(path, png.length).getBytes(StandardCharsets.US_ASCII));
            out.write(png, 0, 1000);
            out.flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> fence(path) == 1);

            ann.patch(path, 0, png).then().statusCode(204);
            out.write(new byte[png.length - 1000]);
            out.flush();
            String answer = new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 409");
        }
        String photo = ann.me().get(path).path("photos[0].id");
        assertThat(ann.me().get("/api/v1/photos/" + photo + "/original").asByteArray())
                .isEqualTo(png);
    }

    @Test
    void an_upload_that_nobody_goes_on_with_leaves_nothing_behind() throws Exception {
        byte[] png = Pictures.png(300, 300, seeds++);
        long before = files();
        String path = ann.created(png.length, Map.of("filename", "forgotten.png"));
        breakOff(path, png, 500);
        await().atMost(Duration.ofSeconds(30)).until(() -> ann.offset(path) == 500);
        assertThat(files()).isGreaterThan(before);

        database.update("UPDATE upload SET expires_at = now() - interval '1 second' WHERE id = ?", idOf(path));
        leftovers.expire();
        ann.me().head(path).then().statusCode(404);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_cancelled_upload_is_gone_at_once() throws Exception {
        long before = files();
        byte[] png = picture();
        String path = ann.created(png.length, Map.of("filename", "no.png"));
        ann.patch(path, 0, Arrays.copyOf(png, 20)).then().statusCode(204);
        ann.me().delete(path).then().statusCode(204);
        ann.me().head(path).then().statusCode(404);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void what_is_no_photo_is_refused_with_its_sentence_by_the_last_request() throws IOException {
        long before = files();
        byte[] words = "I am no photo at all".getBytes(StandardCharsets.US_ASCII);
        String path = ann.created(words.length, Map.of("filename", "words.jpg"));
        ann.patch(path, 0, words).then().statusCode(415).body("detail", containsString("picture"));
        ann.me()
                .get(path)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("refused[0].name", equalTo("words.jpg"))
                .body("photos", hasSize(0));
        assertThat(files()).isEqualTo(before);
        ann.create(0, Map.of("filename", "empty.png")).then().statusCode(400).body("detail", containsString("empty"));
        ann.create(1L << 40, Map.of("filename", "huge.png")).then().statusCode(413);
        ann.create(9, Map.of("filename", "a.png", "pipeline", "nowhere"))
                .then()
                .statusCode(400)
                .body("detail", containsString("nowhere"));
        ann.create(9, Map.of("filename", "a.png", "pipeline", "half", "options", "{\"strenth\": 1}"))
                .then()
                .statusCode(400)
                .body("detail", containsString("strenth"));
    }

    @Test
    void a_zip_becomes_its_photos_with_their_folders_and_says_what_it_left_out() {
        byte[] one = picture();
        byte[] two = picture();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Crete/day 1/one.png", one);
        files.put("Crete/two.png", two);
        files.put("Crete/notes.txt", "Tickets, passport".getBytes(StandardCharsets.US_ASCII));
        files.put("Crete/../../../etc/evil.png", picture());
        files.put("__MACOSX/Crete/._two.png", new byte[] {0, 5, 22, 7});
        Response done = ann.send(Sender.zip(files), Map.of("filename", "holiday.zip", "pipeline", "half"));

        done.then()
                .body("state", equalTo("TAKEN"))
                .body("photos.fileName", equalTo(List.of("one.png", "two.png")))
                .body("photos.folder", equalTo(List.of("Crete/day 1", "Crete")))
                .body("refused", hasSize(2))
                .body("refused[0].name", equalTo("Crete/notes.txt"))
                .body("refused[1].sentence", containsString("leads out of the archive"));
        String job = done.path("photos[0].jobId");
        ann.me().get("/api/v1/jobs/" + job).then().statusCode(200).body("folder", equalTo("Crete/day 1"));
    }

    @Test
    void an_archive_that_is_made_to_fill_the_disk_is_refused() throws IOException {
        long before = files();
        byte[] bomb = Sender.zip(Map.of("zeros.png", new byte[64 << 20]));
        assertThat(bomb.length).isLessThan(100_000);
        String path = ann.created(bomb.length, Map.of("filename", "bomb.zip"));
        ann.patch(path, 0, bomb).then().statusCode(413).body("detail", containsString("unpacks to more"));
        byte[] broken = Arrays.copyOf(Sender.zip(Map.of("a.png", picture())), 60);
        String second = ann.created(broken.length, Map.of("filename", "broken.zip"));
        ann.patch(second, 0, broken).then().statusCode(400).body("detail", containsString("damaged"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void the_same_bytes_of_one_person_are_one_photo_but_a_job_each_time() {
        byte[] png = picture();
        String first = ann.send(png, Map.of("filename", "a.png", "folder", "x", "pipeline", "half"))
                .path("photos[0].id");
        Response again = ann.send(png, Map.of("filename", "b.png", "folder", "y", "pipeline", "half"));
        assertThat(again.<String>path("photos[0].id")).isEqualTo(first);
        assertThat(jobsOf(first)).isEqualTo(2);
        ann.me()
                .get("/api/v1/jobs/" + again.path("photos[0].jobId"))
                .then()
                .body("photoName", equalTo("b.png"))
                .body("folder", equalTo("y"));
        assertThat(bob.send(png, Map.of("filename", "a.png")).<String>path("photos[0].id"))
                .isNotEqualTo(first);
    }

    @Test
    void five_hundred_photos_at_once_all_arrive_once() throws Exception {
        Sender eve = member("eve");
        List<byte[]> photos =
                IntStream.range(0, 500).mapToObj(i -> Pictures.png(9 + i, 7, i)).toList();
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            List<Future<String>> ids = photos.stream()
                    .map(png -> senders.submit(
                            () -> eve.send(png, Map.of("filename", "p.png")).<String>path("photos[0].id")))
                    .toList();
            Set<String> distinct = new java.util.HashSet<>();
            for (Future<String> id : ids) {
                distinct.add(id.get());
            }
            assertThat(distinct).hasSize(500);
        }
    }

    @Test
    void a_file_whose_taker_was_lost_is_taken_by_the_next_sweep() {
        byte[] png = picture();
        String path = ann.created(png.length, Map.of("filename", "late.png"));
        ann.patch(path, 0, Arrays.copyOf(png, 30)).then().statusCode(204);
        ann.patch(path, 30, Arrays.copyOfRange(png, 30, png.length)).then().statusCode(204);
        // As it would be, had the server ended between the last byte and the taking.
        String other = ann.created(png.length, Map.of("filename", "late.png", "folder", "lost"));
        ann.patch(other, 0, Arrays.copyOf(png, 30)).then().statusCode(204);
        byte[] rest = Arrays.copyOfRange(png, 30, png.length);
        try {
            Path part = storage.data()
                    .resolve("incoming")
                    .resolve(idOf(other).toString())
                    .resolve("2");
            Files.write(part, rest);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        database.update("INSERT INTO upload_part VALUES (?, 30, ?, 2)", idOf(other), (long) rest.length);
        database.update(
                "UPDATE upload SET received = length, state = 'RECEIVED', fence = 2, changed_at = now() - interval '1 hour' WHERE id = ?",
                idOf(other));
        leftovers.takeUntaken();
        ann.me()
                .get(other)
                .then()
                .body("state", equalTo("TAKEN"))
                .body("photos[0].id", equalTo(ann.me().get(path).path("photos[0].id")));
    }

    private static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private int fence(String path) {
        return database.first("SELECT fence FROM upload WHERE id = ?", row -> row.getInt(1), idOf(path))
                .orElseThrow();
    }

    private long jobsOf(String photo) {
        return database.first(
                        "SELECT count(*) FROM job WHERE photo_id = ?", row -> row.getLong(1), UUID.fromString(photo))
                .orElseThrow();
    }

    private String head(String path, int length) {
        return "PATCH %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, ann.token(), length);
    }

    private void breakOff(String path, byte[] bytes, int after) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, bytes.length).getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, after);
            out.flush();
            // Once it is on the disk: what is still under way when a connection breaks may get lost.
            Path part = storage.data().resolve("incoming/%s/1".formatted(idOf(path)));
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(part) && Files.size(part) == after);
        }
    }

    private long files() throws IOException {
        try (var tree = Files.walk(storage.data())) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/sha256/"))
                    .count();
        }
    }
}
