package studio.raim.engine.cli;

import java.io.Console;

/** Whether a person is looking. */
public final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // it does in Java 21
    public static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is always a console, which knows whether it is a terminal; Java 21 has no such
            // question.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
