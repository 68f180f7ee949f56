package studio.raim.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged server as a process of its own, with its own data directory and database. */
final class RunningStudio implements AutoCloseable {
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final String address;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> welcome = new CompletableFuture<>();

    private RunningStudio(Process process, int port) {
        this.process = process;
        this.address = "http://localhost:" + port;
        Thread.ofVirtual().start(this::read);
    }

    /** Returns when the server says that it is ready. */
    static RunningStudio start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** The same, with more in its environment. */
    static RunningStudio start(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Draim.home=" + Path.of("").toAbsolutePath(),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString(),
                        "start",
                        "--port=" + port,
                        "--data=" + data))
                .redirectErrorStream(true);
        command.environment().keySet().removeIf(name -> name.startsWith("RAIM_"));
        command.environment().putAll(Map.of("MALLOC_MMAP_MAX_", "0", "MALLOC_TRIM_THRESHOLD_", "8589934592"));
        command.environment().putAll(environment);
        RunningStudio studio = new RunningStudio(command.start(), port);
        try {
            studio.ready.get(START_SECONDS, TimeUnit.SECONDS);
            return studio;
        } catch (ExecutionException | TimeoutException e) {
            studio.close();
            throw new IllegalStateException("The server did not become ready; it said:\n" + studio.said(), e);
        }
    }

    String address() {
        return address;
    }

    /** The one-time link that the first start prints. */
    String welcomeLink() throws InterruptedException {
        try {
            return welcome.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The server printed no link; it said:\n" + said(), e);
        }
    }

    String said() {
        return String.join("\n", output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            lines.lines().forEach(this::hear);
            ready.completeExceptionally(new IOException("The process ended"));
        } catch (IOException | UncheckedIOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void hear(String line) {
        output.add(line);
        if (line.startsWith("RAIM Studio is ready at ")) {
            ready.complete(line);
        }
        int link = line.indexOf(address + "/welcome/");
        if (link >= 0) {
            welcome.complete(line.substring(link));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
