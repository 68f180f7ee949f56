package studio.raim.engine.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process held at once, as Linux counts it. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private ProcessMemory() {}

    /** Starts counting anew. */
    static void resetPeak() {
        System.gc();
        try {
            Files.writeString(CLEAR, "5");
        } catch (IOException e) {
            // Not Linux, or not allowed: the peak then counts from the start of the process.
        }
    }

    /** Bytes, Java's heap and libtorch's memory together; -1 where it cannot be read. */
    static long peakBytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
