package studio.raim.server.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one attempt runs at a time.
 *
 * @param pool what jobs wait for: {@code cpu}, {@code gpu}, {@code gpu-large}
 * @param number within the pool on this node, from 0
 * @param device {@code cpu}, or {@code gpu:} and the device's index
 */
record Slot(String pool, int number, String device) {
    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9-]{0,39}):(\\d{1,3})");
    private static final int MOST_CPU_SLOTS = 64;

    /**
     * Reads {@code RAIM_POOLS}: {@code cpu:2} is two slots on the processor, {@code gpu:0,gpu:1} are the slots of two
     * devices, {@code none} (or nothing) is a node that only serves pages.
     *
     * @throws IllegalArgumentException that says which entry is wrong
     */
    static List<Slot> parse(String pools) {
        String text = pools.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals("none")) {
            return List.of();
        }
        List<Slot> slots = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            Matcher match = ENTRY.matcher(entry.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException(
                        "RAIM_POOLS has the entry '%s'; write such as cpu:2,gpu:0,gpu:1, or none".formatted(entry));
            }
            add(slots, numbers, match.group(1), Integer.parseInt(match.group(2)));
        }
        return List.copyOf(slots);
    }

    private static void add(List<Slot> slots, Map<String, Integer> numbers, String pool, int value) {
        boolean gpu = pool.startsWith("gpu");
        if (!gpu && (value < 1 || value > MOST_CPU_SLOTS)) {
            throw new IllegalArgumentException("RAIM_POOLS wants %d slots in the pool '%s'; it takes 1 to %d"
                    .formatted(value, pool, MOST_CPU_SLOTS));
        }
        for (int i = 0; i < (gpu ? 1 : value); i++) {
            int number = numbers.merge(pool, 1, Integer::sum) - 1;
            slots.add(new Slot(pool, number, gpu ? "gpu:" + value : "cpu"));
        }
    }
}
