package studio.raim.engine.nn;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the machine's own processor and memory are, read from Linux' {@code /proc} and control groups. */
final class HostProcessor {
    private static final List<String> WORTH_TELLING = List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16");

    private HostProcessor() {}

    static boolean hasBfloat16() {
        Set<String> flags = flags();
        return flags.contains("avx512_bf16") || flags.contains("amx_bf16");
    }

    static String description(int threads) {
        String model = cpuInfo("model name").findFirst().orElse(System.getProperty("os.arch"));
        Set<String> flags = flags();
        String extensions =
                String.join(" ", WORTH_TELLING.stream().filter(flags::contains).toList());
        return "%s, %d threads, %s".formatted(model, threads, extensions.isEmpty() ? "no vector flags" : extensions);
    }

    /** The smaller of what the system has available and what the control group still allows. */
    static long availableMemoryBytes() {
        long system = lines("/proc/meminfo")
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseGet(HostProcessor::freeByBean);
        long limit = number("/sys/fs/cgroup/memory.max");
        long used = number("/sys/fs/cgroup/memory.current");
        long reclaimable = lines("/sys/fs/cgroup/memory.stat")
                .filter(line -> line.startsWith("inactive_file "))
                .mapToLong(line -> Long.parseLong(line.substring("inactive_file ".length())))
                .findFirst()
                .orElse(0);
        return limit < 0 || used < 0 ? system : Math.min(system, Math.max(0, limit - used + reclaimable));
    }

    private static long freeByBean() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getFreeMemorySize()
                : Runtime.getRuntime().maxMemory();
    }

    private static Set<String> flags() {
        return Stream.of(cpuInfo("flags").findFirst().orElse("").split(" "))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> cpuInfo(String key) {
        return lines("/proc/cpuinfo")
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }

    private static long number(String file) {
        return lines(file)
                .filter(line -> line.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            return Stream.empty(); // another system, or no control group
        }
    }
}
