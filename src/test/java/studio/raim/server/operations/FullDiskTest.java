package studio.raim.server.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import studio.raim.server.Pictures;
import studio.raim.server.PostgresResource;

/** A data directory on a file system of 12 MiB, which is really full in the end. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FullDiskTest.SmallDisk.class, restrictToAnnotatedClass = true)
class FullDiskTest {
    @Test
    void photos_are_refused_with_a_sentence_while_the_disk_is_full_and_nothing_half_is_left() throws IOException {
        assumeTrue(SmallDisk.mounted, "Mounting a small file system needs root");
        byte[] small = Pictures.png(20, 20, 1);
        upload(small, "before.png").then().statusCode(201);

        Path filler = SmallDisk.disk.resolve("filler");
        fill(filler);
        long files = files();
        upload(small, "small.png").then().statusCode(507).body("detail", containsString("disk is full"));
        given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", 5_000_000)
                .header(
                        "Upload-Metadata",
                        "filename "
                                + Base64.getEncoder()
                                        .encodeToString("a.png".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .post("/api/v1/uploads")
                .then()
                .statusCode(507);
        given().get("/q/health/ready").then().statusCode(503);
        assertThat(files()).isEqualTo(files);

        Files.delete(filler);
        upload(Pictures.png(21, 20, 2), "after.png").then().statusCode(201);
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static io.restassured.response.Response upload(byte[] png, String name) {
        return given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .multiPart("file", name, png)
                .post("/api/v1/photos");
    }

    private static void fill(Path file) {
        byte[] block = new byte[1 << 16];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static long files() throws IOException {
        try (var tree = Files.walk(SmallDisk.disk)) {
            return tree.filter(Files::isRegularFile).count();
        }
    }

    /** Mounts the file system before the application starts; without the right to do so the test says that it was skipped. */
    public static final class SmallDisk implements QuarkusTestResourceLifecycleManager {
        static boolean mounted;
        static Path disk = Path.of("");

        @Override
        public Map<String, String> start() {
            try {
                disk = Files.createTempDirectory("raim-small-disk");
                mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString());
                return mounted ? Map.of("raim.data", disk.toString(), "raim.storage.keep-free", "1M") : Map.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            if (mounted) {
                run("umount", "-l", disk.toString());
            }
        }

        private static boolean run(String... command) {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
