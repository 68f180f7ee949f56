package studio.raim;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import studio.raim.engine.cli.EngineCli;
import studio.raim.server.boot.ServerDoor;

/** The door: {@code start} is the server, every other word a sub-command that needs none. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("start")) {
            ServerDoor.run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            System.exit(EngineCli.run(args));
        }
    }
}
