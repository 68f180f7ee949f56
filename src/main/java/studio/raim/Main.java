package studio.raim;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import studio.raim.server.boot.ServerDoor;

/** The door: {@code start} is the server, every other word a sub-command that needs none. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        ServerDoor.run(Arrays.copyOfRange(args, Math.min(1, args.length), args.length));
    }
}
