package studio.raim.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningRaceTest {
    private static final Duration GRACE = Duration.ofMillis(400);
    private static final long MILLIS = 6000;

    @TempDir
    Path root;

    @Test
    void bytes_that_are_put_while_others_clean_stay_for_the_grace() throws Exception {
        DirectoryBlobStore store = new DirectoryBlobStore(root, directory -> 1L << 40, 0);
        List<Process> processes = new ArrayList<>();
        int deleted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.add(process());
            processes.add(process());
            List<Future<Boolean>> publishers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                publishers.add(threads.submit(() -> PublishingProcess.publish(store, GRACE, MILLIS)));
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
            while (System.nanoTime() < end) {
                for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
                    for (BlobRef blob : store.idle(stripe, GRACE)) {
                        deleted += store.deleteIdle(blob, GRACE) ? 1 : 0;
                    }
                }
            }
            for (Future<Boolean> publisher : publishers) {
                assertThat(publisher.get()).as("what a thread put stayed").isTrue();
            }
            for (Process process : processes) {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as("what a process put stayed").isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(deleted).as("the cleaner had something to do").isGreaterThan(10);
    }

    private Process process() throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PublishingProcess.class.getName(),
                        root.toString(),
                        Long.toString(GRACE.toMillis()),
                        Long.toString(MILLIS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
