package studio.raim.server.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Runs once everything has started and requests are answered. */
public final class ServerApplication implements QuarkusApplication {
    private final Announcement announcement;

    ServerApplication(Announcement announcement) {
        this.announcement = announcement;
    }

    @Override
    public int run(String... args) {
        announcement.print(System.out);
        Quarkus.waitForExit();
        return 0;
    }
}
