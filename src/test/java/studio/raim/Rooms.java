package studio.raim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The package graph: each room and the rooms it may use. Every room may use {@code common}. */
final class Rooms {
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

    static {
        room("common");

        room("engine.imaging");
        room("engine.nn");
        room("engine.catalog", "engine.nn");
        room("engine.pipeline.spec");
        room("engine.pipeline.run", "engine.imaging", "engine.nn", "engine.catalog", "engine.pipeline.spec");
        room("engine.metric", "engine.imaging", "engine.nn", "engine.catalog");
        room("engine.train", "engine.imaging", "engine.nn", "engine.catalog", "engine.metric");
        room("engine.ranking");
        room(
                "engine.cli",
                "engine.imaging",
                "engine.nn",
                "engine.catalog",
                "engine.pipeline.spec",
                "engine.pipeline.run",
                "engine.metric",
                "engine.train",
                "engine.ranking");

        room("server.account");
        room("server.storage");
        room("server.setting", "server.account");
        room("server.photo", "server.storage", "server.account", "engine.imaging");
        room("server.offer", "server.setting", "engine.catalog", "engine.pipeline.spec", "engine.pipeline.run");
        room(
                "server.job",
                "server.photo",
                "server.storage",
                "server.account",
                "server.setting",
                "engine.pipeline.spec",
                "server.offer");
        room(
                "server.worker",
                "server.job",
                "server.photo",
                "server.storage",
                "engine.nn",
                "engine.pipeline.spec",
                "engine.pipeline.run",
                "engine.catalog",
                "engine.imaging",
                "engine.metric");
        room("server.judging", "server.storage", "server.account");
        room(
                "server.study",
                "server.judging",
                "server.job",
                "server.photo",
                "server.storage",
                "server.account",
                "server.setting",
                "server.offer",
                "engine.ranking");
        room("server.monitor", "server.worker", "server.job", "server.storage", "server.account", "server.setting");
        room("server.shell", "server.account");
        room("server.boot", "server.account", "server.storage");
    }

    private Rooms() {}

    private static void room(String name, String... mayUse) {
        MAY_USE.put(name, Set.of(mayUse));
    }

    /** The room a package belongs to: the longest room whose name starts it; none for {@code studio.raim} itself. */
    static Optional<String> of(String packageName) {
        String inside = packageName.substring("studio.raim".length()) + ".";
        return MAY_USE.keySet().stream()
                .filter(room -> inside.startsWith("." + room + "."))
                .reduce((a, b) -> a.length() >= b.length() ? a : b);
    }

    static boolean allows(String from, String to) {
        return from.equals(to)
                || to.equals("common")
                || MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    /** Every room that can be reached from this one by allowed arrows. */
    static Set<String> reachableFrom(String room) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(room));
        while (!open.isEmpty()) {
            for (String next : MAY_USE.getOrDefault(open.pop(), Set.of())) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }
}
