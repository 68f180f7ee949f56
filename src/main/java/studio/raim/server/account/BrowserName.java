package studio.raim.server.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in two words what a browser calls itself, so that people recognise their own; nothing depends on it. */
final class BrowserName {
    /** The order counts: Edge and Opera also say Chrome, Chrome also says Safari. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    private BrowserName() {}

    static String of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        String browser = first(BROWSERS, said).orElse("A browser");
        return first(SYSTEMS, said).map(system -> browser + " on " + system).orElse(browser);
    }

    private static Optional<String> first(List<Map.Entry<String, String>> known, String said) {
        return known.stream()
                .filter(entry -> said.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
