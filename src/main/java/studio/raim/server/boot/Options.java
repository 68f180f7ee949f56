package studio.raim.server.boot;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known before the application starts: its options, else the environment, else defaults.
 *
 * @param port 0 to 65535; 0 takes any free one
 * @param data the data directory, absolute
 * @param database where PostgreSQL is; empty: the embedded one
 */
record Options(int port, Path data, Optional<Database> database, Optional<URI> baseUrl) {
    private static final String DEFAULT_PORT = "8080";
    private static final int LAST_PORT = 65_535;
    private static final String USAGE = "Usage: raim start [--port PORT] [--data DIRECTORY]";

    /** Connection of a PostgreSQL that was there before us. */
    record Database(String url, String user, String password) {}

    /** @param setting a system property or environment variable by its property name, such as {@code raim.port} */
    static Options read(List<String> arguments, Function<String, @Nullable String> setting)
            throws CannotStartException {
        String port = orElse(setting.apply("raim.port"), DEFAULT_PORT);
        String data = orElse(setting.apply("raim.data"), "data");
        for (int i = 0; i < arguments.size(); i++) {
            String[] option = arguments.get(i).split("=", 2);
            String value = option.length == 2 ? option[1] : i + 1 < arguments.size() ? arguments.get(++i) : "";
            if (value.isBlank()) {
                throw new CannotStartException("%s needs a value. %s".formatted(option[0], USAGE));
            }
            switch (option[0]) {
                case "--port" -> port = value;
                case "--data" -> data = value;
                default -> throw new CannotStartException("Unknown option %s. %s".formatted(option[0], USAGE));
            }
        }
        return new Options(port(port), Path.of(data).toAbsolutePath().normalize(), database(setting), baseUrl(setting));
    }

    private static int port(String text) throws CannotStartException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new CannotStartException("The port must be a number from 0 to %d, not '%s'.".formatted(LAST_PORT, text));
    }

    private static Optional<Database> database(Function<String, @Nullable String> setting) {
        String url = orElse(setting.apply("raim.database.url"), "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
        return Optional.of(new Database(
                jdbc,
                orElse(setting.apply("raim.database.user"), ""),
                orElse(setting.apply("raim.database.password"), "")));
    }

    private static Optional<URI> baseUrl(Function<String, @Nullable String> setting) throws CannotStartException {
        String text = orElse(setting.apply("raim.base-url"), "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw new CannotStartException(
                    "RAIM_BASE_URL must look like https://raim.example.org, without a path, not '%s'.".formatted(text));
        }
        return Optional.of(URI.create(text.replaceFirst("/$", "")));
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
