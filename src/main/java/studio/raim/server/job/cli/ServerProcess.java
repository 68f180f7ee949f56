package studio.raim.server.job.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This program as a server in another process, which serves no pool, on a free port and a database that is given. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("RAIM Studio is ready at (http://\\S+)");

    private final Process process;
    private final Path data;
    private final String address;

    private ServerProcess(Process process, Path data, String address) {
        this.process = process;
        this.data = data;
        this.address = address;
    }

    /** Waits until it says that it is ready. */
    static ServerProcess start(ScratchPostgres postgres, String password) throws IOException {
        Path data = Files.createTempDirectory("raim-bench-data");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Draim.home=" + System.getProperty("raim.home", ""),
                "-Dai.djl.offline=true",
                "-jar",
                System.getProperty("java.class.path"),
                "start",
                "--port",
                "0",
                "--data",
                data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RAIM_ADMIN_PASSWORD", password);
        builder.environment().put("RAIM_DATABASE_URL", postgres.url());
        builder.environment().put("RAIM_DATABASE_USER", postgres.user());
        builder.environment().put("RAIM_DATABASE_PASSWORD", postgres.password());
        builder.environment().put("RAIM_POOLS", "none");
        builder.environment().put("RAIM_MODELS_INSTALL_AT_START", "");
        Process process = builder.start();
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                return new ServerProcess(process, data, ready.group(1).replaceAll("/$", ""));
            }
        }
        throw new IOException("The server did not start:\n" + said);
    }

    String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
