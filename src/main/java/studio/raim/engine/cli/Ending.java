package studio.raim.engine.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The end of a process that runs a sub-command: work that is under way tidies up, then everything halts.
 *
 * <p>libtorch's own exit handlers take its caches away under a native call that still runs, which crashes; they stay out.
 */
public final class Ending {
    /** What a shell reports of a program that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    private static final Set<InterruptGuard> UNDER_WAY = ConcurrentHashMap.newKeySet();
    private static volatile int code = INTERRUPTED;

    private Ending() {}

    /** To be called once, by the main method of a process. */
    public static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(Ending::end, "ending"));
    }

    /** Ends the process; does not return. */
    public static void exit(int value) {
        code = value;
        System.exit(value);
    }

    static void await(InterruptGuard work) {
        UNDER_WAY.add(work);
    }

    static void forget(InterruptGuard work) {
        UNDER_WAY.remove(work);
    }

    private static void end() {
        UNDER_WAY.forEach(InterruptGuard::interrupted);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
