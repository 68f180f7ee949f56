package studio.raim.server.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** A JVM that is killed hard leaves its PostgreSQL behind, which would keep the data directory to itself. */
final class OrphanedPostmaster {
    private static final Logger LOG = Logger.getLogger(OrphanedPostmaster.class);
    private static final int SECONDS = 30;

    private OrphanedPostmaster() {}

    /** Stops the server of this pid file, if it still runs; returns when it has ended. */
    static void stop(Path pidFile) throws IOException {
        Optional<ProcessHandle> running = find(pidFile);
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle process = running.get();
        LOG.infof("Stopping the PostgreSQL that a killed server left behind (process %d)", process.pid());
        try {
            // SIGINT is PostgreSQL's fast shutdown; destroy() would send SIGTERM, which waits for clients.
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the PostgreSQL of an earlier start (process %d) does not stop".formatted(process.pid()), e);
        }
    }

    private static Optional<ProcessHandle> find(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        // The number may belong to something else by now, for example after the machine was restarted.
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(false));
    }
}
