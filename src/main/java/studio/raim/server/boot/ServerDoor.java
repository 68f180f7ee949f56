package studio.raim.server.boot;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the server: {@code raim start [--port PORT] [--data DIRECTORY]}. */
public final class ServerDoor {
    private ServerDoor() {}

    /** Runs the server until it is told to stop, then ends the process; 1 if it cannot start. */
    public static void run(String[] args) {
        try {
            start(Options.read(List.of(args), ServerDoor::setting), args);
        } catch (CannotStartException e) {
            complain(System.err, e);
            System.exit(1);
        }
    }

    private static void start(Options options, String[] args) throws CannotStartException {
        DataDirectory data = DataDirectory.open(options.data());
        int port = freePort(options.port());
        set("raim.data", data.path().toString());
        set("raim.port", Integer.toString(port));
        set("quarkus.http.port", Integer.toString(port));
        set("quarkus.http.auth.session.encryption-key", data.secret("secret"));
        options.baseUrl().map(URI::toString).ifPresent(url -> {
            set("raim.base-url", url);
            set("quarkus.http.proxy.proxy-address-forwarding", "true");
            set("quarkus.http.proxy.enable-forwarded-host", "true");
        });
        Shutdown shutdown = new Shutdown(data, database(options, data));
        shutdown.install();
        Quarkus.run(ServerApplication.class, shutdown::applicationStopped, args);
    }

    private static Optional<EmbeddedDatabase> database(Options options, DataDirectory data)
            throws CannotStartException {
        Optional<EmbeddedDatabase> embedded = Optional.empty();
        Options.Database database;
        if (options.database().isPresent()) {
            database = options.database().get();
        } else {
            String password = data.secret("postgres-password");
            EmbeddedDatabase started = EmbeddedDatabase.start(data.path().resolve("postgres"), password);
            embedded = Optional.of(started);
            database = new Options.Database(started.url(), EmbeddedDatabase.USER, password);
        }
        set("quarkus.datasource.jdbc.url", database.url());
        if (!database.user().isBlank()) {
            set("quarkus.datasource.username", database.user());
            set("quarkus.datasource.password", database.password());
        }
        return embedded;
    }

    /** Asked before the database starts, so that a port in use costs no time and leaves nothing behind. */
    private static int freePort(int wanted) throws CannotStartException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStartException(
                    "Port %d cannot be used (%s): stop what uses it, or choose another with --port."
                            .formatted(wanted, e.getMessage()),
                    e);
        }
    }

    private static @Nullable String setting(String property) {
        String value = System.getProperty(property);
        return value != null
                ? value
                : System.getenv(
                        property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }

    private static void set(String property, String value) {
        System.setProperty(property, value);
    }

    private static void complain(PrintStream terminal, CannotStartException e) {
        terminal.println(e.getMessage());
    }
}
